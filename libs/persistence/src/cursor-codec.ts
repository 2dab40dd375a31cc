import { PlatformError } from '#libs/contracts';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a cursor remembers: the sort keys of the last row shown. */
export type CursorKeys = readonly (string | number | boolean | null)[];

const MAC_BYTES = 16;

/**
 * Signs and opens page cursors. A cursor is base64url of an HMAC-SHA256 (first 16 bytes) and the
 * JSON of `[purpose, …keys]`; one made for another list, by another key or by hand is refused with
 * `platform/cursor-rejected`.
 */
export class CursorCodec {
  constructor(private readonly secret: string | Buffer) {
    if (secret.length < 16) throw new TypeError('the cursor secret is shorter than 16 bytes');
  }

  /** @param purpose the list the cursor belongs to, with everything that fixes its rows (name, filter hash) */
  encode(purpose: string, keys: CursorKeys): string {
    const body = Buffer.from(JSON.stringify([purpose, ...keys]));
    return Buffer.concat([this.mac(body), body]).toString('base64url');
  }

  decode(purpose: string, cursor: string): CursorKeys {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(MAC_BYTES);
    if (bytes.length <= MAC_BYTES || !timingSafeEqual(bytes.subarray(0, MAC_BYTES), this.mac(body))) {
      throw rejected();
    }
    const [madeFor, ...keys] = JSON.parse(body.toString()) as [string, ...CursorKeys];
    if (madeFor !== purpose) throw rejected();
    return keys;
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.secret).update(body).digest().subarray(0, MAC_BYTES);
  }
}

function rejected(): PlatformError {
  return new PlatformError('platform/cursor-rejected', 'The cursor does not belong to this list.');
}
