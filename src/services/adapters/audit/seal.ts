import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { AuditSeal } from '../../audit-ports.ts';

/** What PKCS #8 puts before the 32 bytes of an Ed25519 private key (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs with the first key, and knows what any of them has signed. Each is 32 random bytes. */
export function createAuditSeal(keys: readonly Uint8Array[]): AuditSeal {
  const known = keys.map((seed) => {
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    return { key, publicKey: createPublicKey(key), keyId: keyIdOf(createPublicKey(key)) };
  });
  const [newest] = known;
  return {
    hash: sha256,
    sign: (text) =>
      newest && { keyId: newest.keyId, signature: sign(null, Buffer.from(text), newest.key).toString('base64url') },
    verify(text, { keyId, signature }) {
      const by = known.find((one) => one.keyId === keyId);
      if (!by) return 'unknown-key';
      return verify(null, Buffer.from(text), by.publicKey, Buffer.from(signature, 'base64url')) ? 'good' : 'bad';
    },
  };
}

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url');

/** Short, and enough to tell a handful of keys apart: who forges one still lacks the key. */
const keyIdOf = (key: KeyObject): string => sha256(key.export({ format: 'der', type: 'spki' })).slice(0, 16);
