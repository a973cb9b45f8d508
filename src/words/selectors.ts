import type { IntlMessageFormat } from 'intl-messageformat';

/** What a message chooses by, and between: the arguments of its `select`s, each with the values that it knows. */
export function selectorsIn(
  message: ReturnType<IntlMessageFormat['getAst']>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const part of message) {
    if (!('options' in part)) continue;
    if (!('pluralType' in part)) found.set(part.value, new Set(Object.keys(part.options)));
    for (const { value } of Object.values(part.options)) {
      for (const [name, values] of selectorsIn(value)) found.set(name, values);
    }
  }
  return found;
}
