import type { DeskKind, DeskReadiness } from '../domain/filing.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { failureWords } from './failures.ts';
import { clip } from './literal.ts';
import { dotted, smallLine } from './rich-text.ts';

/** Whether a request can be sent there, or prepared for an agent's hands. */
export const isUsable = ({ kind }: DeskReadiness): boolean => kind === 'ready' || kind === 'hand-off';

/** What each desk says to this customer and service: nothing is left out without a word. */
export const deskLines = (
  desks: readonly { readonly kind: DeskKind; readonly readiness: DeskReadiness }[],
  words: Words,
): readonly Element[] =>
  desks.map(({ kind, readiness }) => smallLine(dotted([words.say(`desk.${kind}`), readinessWords(readiness, words)])));

function readinessWords(readiness: DeskReadiness, words: Words): string {
  switch (readiness.kind) {
    case 'ready':
      return words.say('desk.ready');
    case 'hand-off':
      return handOffWords(readiness, words);
    case 'not-here':
      return words.say(`desk.not-here.${readiness.why}`);
    case 'failed':
      return dotted(Object.values(failureWords(readiness.failure, words)));
  }
}

/** Why it is left to hands, and to whose where not to the agent's. */
export function handOffWords(
  { why, theseMay = [] }: Extract<DeskReadiness, { readonly kind: 'hand-off' }>,
  words: Words,
): string {
  const groups = words.list(theseMay.slice(0, MOST_GROUPS).map((name) => clip(name, 80)));
  return dotted([words.say(`desk.hand-off.${why}`), groups && words.say('desk.hand-off.these-may', { groups })]);
}

const MOST_GROUPS = 5;
