import { IntlMessageFormat } from 'intl-messageformat';
import type { Words } from './words.ts';

type Parts = ReturnType<IntlMessageFormat['getAst']>;

/** Texts that are not of the catalogues, but of whoever runs the bot: ICU MessageFormat as well. */
const formatOf = (text: string, locale: string): IntlMessageFormat =>
  new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });

/** What is wrong with such a text, as half a sentence; nothing when it can be said with words for these slots. */
export function textProblem(text: string, locale: string, slots: readonly string[]): string | undefined {
  let asked: readonly string[];
  try {
    asked = slotsIn(formatOf(text, locale).getAst());
  } catch (error) {
    return `is no ICU MessageFormat (${(error as Error).message})`;
  }
  const unknown = asked.filter((slot) => !slots.includes(slot));
  if (unknown.length > 0)
    return `there is no ${unknown.map((slot) => `{${slot}}`).join(', ')}; there are ${slots.map((slot) => `{${slot}}`).join(', ')}`;
  try {
    formatOf(text, locale).format(Object.fromEntries(slots.map((slot) => [slot, 'x'])));
    return undefined;
  } catch (error) {
    return `cannot be said: every slot is a word, neither number nor date (${(error as Error).message})`;
  }
}

/** Which slots a text asks for, however deep. */
export const slotsOf = (text: string, { locale }: Pick<Words, 'locale'>): readonly string[] =>
  slotsIn(formatOf(text, locale).getAst());

/** Says it; fails where `textProblem` would have told. */
export const sayOwn = (
  text: string,
  values: Readonly<Record<string, string>>,
  { locale }: Pick<Words, 'locale'>,
): string => String(formatOf(text, locale).format(values));

function slotsIn(parts: Parts): readonly string[] {
  const names = parts.flatMap((part) => [
    ...(part.type === LITERAL || part.type === POUND ? [] : 'value' in part ? [part.value] : []),
    ...('options' in part ? Object.values(part.options).flatMap(({ value }) => slotsIn(value)) : []),
  ]);
  return [...new Set(names)];
}

/** Of the parser's parts: what is said as it stands, and the number of a plural. */
const LITERAL = 0;
const POUND = 7;
