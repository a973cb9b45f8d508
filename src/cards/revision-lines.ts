import type { DateChange, Passage, Piece, RevisionChanges } from '../domain/revision-changes.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { BOLD, line, run, smallLine } from './rich-text.ts';

const MOST_PASSAGES = 6;
const MOST_PIECES = 24;
const MOST_OF_A_PIECE = 300;

/**
 * What one revision changed: "before" and "now", each in words, so that nothing rests on how it is drawn; beside that, what
 * went is struck through and what came is underlined.
 */
export function revisionLines(changes: RevisionChanges, words: Words, now: Date): readonly Element[] {
  const { at, dates, title, body } = changes;
  const passages = [...(title ? [title] : []), ...body];
  const rest = passages.length - MOST_PASSAGES;
  const isTouched = dates.length === 0 && passages.length === 0;
  return [
    line([run(words.say('communication.changed-at', { at: words.time(at, now) }), BOLD)], 'Small'),
    ...dates.map((change) => smallLine(dateLine(change, words, now), 'Small')),
    ...passages.slice(0, MOST_PASSAGES).flatMap((passage) => passageLines(passage, words)),
    ...(rest > 0 ? [smallLine(words.say('communication.more-changes', { count: rest }), 'Small')] : []),
    ...(isTouched ? [smallLine(words.say('communication.other-changes'), 'Small')] : []),
  ];
}

export function dateLine({ field, before, after }: DateChange, words: Words, now: Date): string {
  const told = (at: Date | undefined) => {
    if (!at) return words.say('communication.no-date');
    return field === 'act-by' ? words.date(at) : words.time(at, now);
  };
  return words.say(`communication.moved.${field}`, { before: told(before), after: told(after) });
}

function passageLines({ before, after }: Passage, words: Words): readonly Element[] {
  const side = (pieces: readonly Piece[], label: 'before' | 'after', look: object) =>
    pieces.length === 0
      ? []
      : [
          line(
            [
              run(`${words.say(`communication.${label}`)}: `, BOLD),
              ...pieces
                .slice(0, MOST_PIECES)
                .map(({ text, isNew }) => ({ ...run(clipped(text)), ...(isNew ? look : {}) })),
            ],
            'Small',
          ),
        ];
  return [...side(before, 'before', { strikethrough: true }), ...side(after, 'after', { underline: true })];
}

/** A run keeps no line breaks. Spaces at its ends part it from its neighbours. */
const clipped = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat === ' ' ? '\u00a0' : clip(flat, MOST_OF_A_PIECE);
};
