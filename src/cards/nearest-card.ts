import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { customerRow } from './customer-row.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { smallLine, typedLines } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

/** A command by what it does, and the words that call it. */
export interface TypedCommand {
  readonly label: string;
  readonly say: string;
}

export interface NearestCardNeeds {
  /** What was typed. */
  readonly text: string;
  readonly commands: readonly TypedCommand[];
  readonly customers: readonly Customer[];
  readonly words: Words;
}

const MOST_CUSTOMERS = 6;
const MOST_COMMANDS = 6;

/** Nothing matches what was typed: what comes nearest, so that nobody has to guess twice. */
export function nearestCard({ text, commands, customers, words }: NearestCardNeeds): Card {
  const verdict = words.say('nearest.headline', { text: clip(text.trim(), 80) });
  const isNear = commands.length + customers.length > 0;
  const near = customers.slice(0, MOST_CUSTOMERS);
  const typed = commands
    .slice(0, MOST_COMMANDS)
    .flatMap(({ label, say }) => typedLines(clip(say, 100), clip(label, 160)));
  return rowsCard({
    ...head(words, verdict, words.say(isNear ? 'nearest.under' : 'nearest.none')),
    rows: [
      ...near.map((customer) => customerRow({ customer, others: customers, words }).row),
      ...(typed.length > 0 ? [smallLine(words.say('nearest.commands'), 'Medium'), ...typed] : []),
    ],
    actions: actionBar([
      button(words.say('button.customers'), { do: 'show-customers' }),
      button(words.say('button.help'), { do: 'show-help' }),
    ]),
  });
}
