import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { TokenKeyMissingError } from './errors.ts';

/** Seals secrets with AES-256-GCM: nobody reads them, swaps them or changes them without a key. */
export interface KeyRing {
  /** `bound` is what the secret belongs to; it opens for nothing else. */
  seal(secret: string, bound: string): string;
  /** Fails with `TokenKeyMissingError` without the key it was sealed with, and with any other error when it was changed. */
  open(sealed: string, bound: string): string;
}

interface Key {
  /** Begins what it has sealed, and tells nothing of the key. */
  readonly id: string;
  readonly secret: Uint8Array;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The first key seals, all of them open: to change it, put the new one first and take the old one out later. */
export function createKeyRing(secrets: readonly Uint8Array[]): KeyRing {
  const keys = secrets.map((secret): Key => ({ id: idOf(secret), secret }));
  return {
    seal(secret, bound) {
      const [key] = keys;
      if (key === undefined) throw new TokenKeyMissingError();
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(Buffer.from(bound));
      const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return `${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url')}`;
    },
    open(sealed, bound) {
      const [id, packed = ''] = sealed.split('.');
      const key = keys.find((one) => one.id === id);
      if (key === undefined) throw new TokenKeyMissingError();
      const bytes = Buffer.from(packed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    },
  };
}

const idOf = (secret: Uint8Array): string =>
  createHash('sha256').update('token key id').update(secret).digest('hex').slice(0, 8);
