/** Who reads a card, and how: decides words, numbers and clock times. */
export interface Reader {
  /** BCP 47, such as `ko-KR`; dates and numbers follow it. */
  readonly locale: string;
  /** IANA zone, such as `Asia/Seoul`. */
  readonly zone: string;
}

/** The same reader in another language; a locale of that language keeps its region, for dates and numbers. */
export const speaking = (reader: Reader, language: string): Reader =>
  readAlike(reader.locale, language) ? reader : { ...reader, locale: language };

/** Whether who reads one reads the other: the same language in the same script, which `zh-TW` and `zh-CN` are not. */
export function readAlike(one: string, other: string): boolean {
  const [a, b] = [fullLocale(one), fullLocale(other)];
  return a !== undefined && a.language === b?.language && a.script === b.script;
}

/** With script and region, as `zh-Hans-CN` is what `zh` means; nothing for what is no BCP 47 tag. */
export function fullLocale(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}
