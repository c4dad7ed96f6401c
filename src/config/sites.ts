import { quoted } from '../text.ts';

/** An SCM endpoint. SCM is a global service: one endpoint per site, whatever region the certificates are used in. */
export interface Site {
  readonly region: string;
  /** Without a final slash. */
  readonly baseUrl: string;
  /** Of the region's token service (STS), likewise; null if the region has none. */
  readonly stsBaseUrl: string | null;
}

/** The endpoints that Huawei's documentation and SDKs name. */
export const SITES: readonly Site[] = [
  {
    region: 'cn-north-4',
    baseUrl: 'https://scm.cn-north-4.myhuaweicloud.com',
    stsBaseUrl: 'https://sts.cn-north-4.myhuaweicloud.com'
  },
  {
    region: 'ap-southeast-1',
    baseUrl: 'https://scm.ap-southeast-1.myhuaweicloud.com',
    stsBaseUrl: 'https://sts.ap-southeast-1.myhuaweicloud.com'
  },
  { region: 'my-kualalumpur-1', baseUrl: 'https://scm.my-kualalumpur-1.myhuaweicloud.com', stsBaseUrl: null },
  { region: 'eu-west-101', baseUrl: 'https://scm.eu-west-101.myhuaweicloud.eu', stsBaseUrl: null }
];

const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The base URL of an `endpoint` without final slash; a string says what is wrong, without what may be secret in it. */
export function parseEndpoint(text: string): string | { baseUrl: string } {
  // A user name, password or query may be a secret, wherever a typing mistake has put it.
  const bare = text
    .replace(/^.*@/s, '***@')
    .replace(/[?#].*$/s, '?***')
    .replace(/(\/\/[^/:[]*):(?!\d{1,5}(?:\/|$))[^/]*/, '$1:***');
  const shown = quoted(bare);
  const match = /^(https?):\/\/([^\s\\/?#]+)(\/[^\s\\?#]*)?$/i.exec(text);
  if (match === null || text.includes('@')) return `${shown} cannot be used`;
  try {
    const url = new URL(text);
    decodeURIComponent(url.pathname);
    if (url.protocol === 'http:' && !LOOPBACK_HOST.test(url.hostname)) {
      return `${shown} would send the credentials unencrypted`;
    }
    return { baseUrl: url.href.replace(/\/+$/, '') };
  } catch {
    return `${shown} is not a URL`;
  }
}
