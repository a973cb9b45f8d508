import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { smallLine } from './rich-text.ts';

/** A row, and what is left of it where there is no room: its name. */
export interface Named {
  readonly name: string;
  readonly row: Element;
}

const MOST_NAMES = 1200;

/** The first `room` rows; the others by name, so that nothing is hidden without a word. */
export function rowsWithin(room: number, all: readonly Named[], words: Words): readonly Element[] {
  const rest = all.slice(room);
  const rows = all.slice(0, room).map(({ row }) => row);
  if (rest.length === 0) return rows;
  const names = clip(words.list(rest.map(({ name }) => clip(name, 80))), MOST_NAMES);
  return [...rows, smallLine(words.say('rows.more', { count: rest.length, names }), 'Small')];
}
