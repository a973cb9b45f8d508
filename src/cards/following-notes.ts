import type { Following } from '../domain/following.ts';
import { wordsFor } from '../words/words.ts';

/** A message of plain words. */
export interface Note {
  readonly summary: string;
  readonly text: string;
}

const note = (text: string): Note => ({ summary: text, text });

/** Why a conversation hears no more of outages, or soon will not: in the language that it was followed in. */
export function followingNote(
  what: { readonly kind: 'removed' | 'no-role' | 'paused' } | { readonly kind: 'owner-left'; readonly pausesAt: Date },
  { reader, owner }: Following,
): Note {
  const words = wordsFor(reader);
  if (what.kind !== 'owner-left') return note(words.say(`following.note.${what.kind}`));
  return note(words.say('following.note.owner-left', { name: owner.name, date: words.date(what.pausesAt) }));
}

/** In place of a card that concerns nobody of whom the conversation may hear any more. */
export const withdrawnNote = ({ reader }: Following): Note => note(wordsFor(reader).say('outage.withdrawn'));

/** In place of a card that was posted twice. */
export const movedNote = ({ reader }: Following, link: string): Note =>
  note(wordsFor(reader).say('outage.moved', { link }));

/** Before a card that was posted anew. */
export const continuesLine = ({ reader }: Following, link: string): string =>
  wordsFor(reader).say('outage.continues', { link });
