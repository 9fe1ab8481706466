import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where a secret belongs: sealed for one place, it opens in no other. */
export interface SecretPlace {
  readonly organizationId: string;
  /** What it is for, with the row that it stands in where there can be several. */
  readonly purpose: string;
}

const form = 'hjs1';
export const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Short enough to be read aloud, long enough to tell the keys of one hospital apart; says nothing of the key. */
export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('hengjian secret key').update(key).digest('hex').slice(0, 12);

/** Raised for a value that was sealed with a key that is not here, for another place, or that somebody changed. */
export class UnopenedSecret extends Error {}

/**
 * Keeps secrets closed in the database: AES-256-GCM under a key that lies outside of it. A sealed value names its key, so that
 * keys can follow each other: the first one seals, all of them open.
 */
export class SecretBox {
  private readonly byId: ReadonlyMap<string, Buffer>;

  constructor(private readonly keys: readonly [Buffer, ...Buffer[]]) {
    this.byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  }

  /** Id of the key that seals. */
  get keyId(): string {
    return keyIdOf(this.keys[0]);
  }

  seal(plain: Buffer | string, place: SecretPlace): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.keys[0], iv).setAAD(bound(place));
    const closed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return `${form}.${this.keyId}.${closed.toString('base64url')}`;
  }

  /** Throws UnopenedSecret, also for a value that was never sealed: nobody writes one. */
  open(sealed: string, place: SecretPlace): Buffer {
    const key = this.byId.get(keyIdIn(sealed) ?? '');
    if (!key) throw new UnopenedSecret(`no key for a secret (${place.purpose})`);
    const closed = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, closed.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(bound(place))
        .setAuthTag(closed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(closed.subarray(ivBytes, -tagBytes)), decipher.final()]);
    } catch {
      throw new UnopenedSecret(`a secret does not belong here or was changed (${place.purpose})`);
    }
  }
}

/** Id of the key that a value was sealed with; undefined for what is not sealed. */
export const keyIdIn = (value: string): string | undefined =>
  /^hjs1\.([0-9a-f]{12})\.[\w-]+$/.exec(value)?.[1];

/** An id has no zero byte, so that no two places read the same. */
const bound = ({ organizationId, purpose }: SecretPlace): Buffer =>
  Buffer.from(`${form}\0${organizationId}\0${purpose}`);

/** Keys in base64, 32 bytes each, the one that seals first; undefined when one is anything else. */
export function keysOf(text: string, separator: string | RegExp): Buffer[] | undefined {
  const keys = text
    .split(separator)
    .filter(Boolean)
    .map((one) => Buffer.from(one, 'base64'));
  return keys.length > 0 && keys.every((key) => key.length === keyBytes) ? keys : undefined;
}
