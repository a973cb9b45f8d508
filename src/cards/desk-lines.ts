import type { DeskKind, DeskReadiness } from '../domain/filing.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { failureWords } from './failures.ts';
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
      return words.say(`desk.hand-off.${readiness.why}`);
    case 'not-here':
      return words.say(`desk.not-here.${readiness.why}`);
    case 'failed':
      return dotted(Object.values(failureWords(readiness.failure, words)));
  }
}
