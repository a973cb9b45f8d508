import { createHash } from 'node:crypto';

/** A number that looks random and never changes for the same words. */
export const hashOf = (words: string): number => createHash('sha256').update(words).digest().readUInt32BE();

/** A GUID that never changes for the same words. */
export function guidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
