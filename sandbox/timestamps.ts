/** Microsoft stamps changes to a ten-millionth of a second: seven digits, which depend on nothing but the time. */
export function stamp(at: Date): string {
  const digits = ((at.getTime() / 1000) * 7_919_317) % 9_999_991;
  return `${at.toISOString().slice(0, 19)}.${String(Math.floor(digits)).padStart(7, '0')}Z`;
}

/** Starts and ends are told in whole seconds. */
export const plain = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;
