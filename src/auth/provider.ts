import type { Credentials } from '../config/credentials.ts';
import { authorization, sdkDate, type SignableRequest } from './signature.ts';

/**
 * Yields the credentials, maybe after an exchange; the same every time. Rejects with an ActionError, also the same
 * every time.
 */
export type CredentialProvider = () => Promise<Credentials>;

/** Credentials that are there from the start. */
export function given(credentials: Credentials): CredentialProvider {
  return () => Promise.resolve(credentials);
}

/** Credentials that are asked for when they are first needed, and once: a failure stays a failure. */
export function askedOnce(ask: () => Promise<Credentials>): CredentialProvider {
  let answer: Promise<Credentials> | undefined;
  return () => (answer ??= ask());
}

/** The values of credentials that must not be shown. */
export function secretsOf(credentials: Credentials): string[] {
  if (credentials.kind === 'auth-token') return [credentials.authToken];
  const { accessKeyId, secretAccessKey, securityToken } = credentials;
  return [accessKeyId, secretAccessKey, ...(securityToken === null ? [] : [securityToken])];
}

/**
 * All headers of a request that is sent at `nowMs`: `headers`, which are signed where there is a key, and those that
 * say who asks: the token, or the signature with the security token. Credentials of any kind but a token are signed
 * with.
 */
export function authenticatedHeaders(
  request: SignableRequest,
  headers: Readonly<Record<string, string>>,
  credentials: Credentials,
  nowMs: number
): Record<string, string> {
  if (credentials.kind === 'auth-token') return { ...headers, 'X-Auth-Token': credentials.authToken };
  const token = credentials.securityToken === null ? {} : { 'X-Security-Token': credentials.securityToken };
  const signed = { ...headers, 'X-Sdk-Date': sdkDate(nowMs), ...token };
  return { ...signed, Authorization: authorization(request, signed, credentials) };
}
