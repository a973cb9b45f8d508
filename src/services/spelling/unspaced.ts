/** Chinese and Japanese are written without spaces between words. Their common signs (ー) count, punctuation is no letter. */
export const UNSPACED = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}';
const ONLY_UNSPACED = new RegExp(`^[${UNSPACED}]+$`, 'u');

/** What hangs on the end of a name, longest first: `北風商事では`, `北风公司的`. */
const ENDINGS = ['について', 'における', 'では', 'には', 'での', 'の', 'は', 'が', 'を', 'に', 'で', 'も', '的'];

export const isUnspaced = (text: string): boolean => ONLY_UNSPACED.test(text);

export const isEnding = (text: string): boolean => ENDINGS.includes(text);

/** `北風商事の` as `北風商事`; each way to take one ending off, never leaving a single sign. */
export const withoutEnding = (text: string): string[] =>
  ENDINGS.filter((end) => text.length > end.length + 1 && text.endsWith(end)).map((end) => text.slice(0, -end.length));
