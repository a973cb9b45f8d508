import type { Card } from '../../src/cards/card.ts';
import type { Words } from '../../src/words/words.ts';
import { ACTING } from './rules/acting.ts';
import { FORM } from './rules/form.ts';
import { READING } from './rules/reading.ts';
import type { Rules } from './rules/rule.ts';
import { TRUST } from './rules/trust.ts';

/** The rules of the design language, by name. */
export const RULES: Rules = { ...FORM, ...READING, ...ACTING, ...TRUST };

/** What is wrong with a card, each with the name of the rule that it breaks; a card that is well has no violations. */
export const lint = (card: Card, words: Words): readonly string[] =>
  Object.entries(RULES).flatMap(([name, rule]) => rule(card, words).map((fault) => `${name}: ${fault}`));
