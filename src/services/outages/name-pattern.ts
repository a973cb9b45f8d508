const WORDS = /[\p{L}\p{N}\p{M}*]+/gu;

/** Small letters without accents. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC');

const wordsOf = (text: string): readonly string[] => fold(text).match(WORDS) ?? [];

/** Whether a name begins with the pattern's words, in any case and accents; `*` stands for anything. Nobody fits an empty one. */
export function fitsName(pattern: string, name: string): boolean {
  const words = wordsOf(pattern);
  if (words.length === 0) return false;
  const source = words.map((word) => word.replaceAll('*', '.*')).join(' ');
  return new RegExp(`^${source}`, 'u').test(wordsOf(name).join(' '));
}
