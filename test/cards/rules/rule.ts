import type { Card, Element } from '../../../src/cards/card.ts';
import type { Words } from '../../../src/words/words.ts';

/** What it finds wrong with a card; nothing when it is well. */
export type Rule = (card: Card, words: Words) => readonly string[];

export type Rules = Readonly<Record<string, Rule>>;

export const when = (isFault: boolean, message: string): readonly string[] => (isFault ? [message] : []);

export const faultsOf = (
  elements: readonly Element[],
  isFault: (element: Element) => boolean,
  message: string,
): readonly string[] =>
  elements.filter(isFault).map((element) => `${message}: ${JSON.stringify(element).slice(0, 160)}`);

export const actionsOf = (card: Card): readonly Element[] => (card.content.actions ?? []) as readonly Element[];
