// The few pieces of DER that a certificate needs.

/** One tag, its length and its content. */
export function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

export const sequence = (...content: Uint8Array[]): Buffer => der(0x30, ...content);
export const octets = (content: Uint8Array): Buffer => der(0x04, content);
export const bits = (content: Uint8Array, unused = 0): Buffer => der(0x03, Buffer.from([unused]), content);
export const boolean = (value: boolean): Buffer => der(0x01, Buffer.from([value ? 0xff : 0]));
export const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
export const tagged = (number: number, ...content: Uint8Array[]): Buffer => der(0xa0 | number, ...content);

/** A positive integer from its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  const [first = 0] = bytes;
  return der(0x02, first >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

/** An object identifier in dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** GeneralizedTime, to the second. */
export function time(epochMs: number): Buffer {
  const text = new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  return der(0x18, Buffer.from(`${text}Z`));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
