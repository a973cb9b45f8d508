import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Communication, Revision } from '../../domain/communication.ts';
import type { DateChange, DateField, Passage, RevisionChanges } from '../../domain/revision-changes.ts';

/** The newest first, of each what it changed; of the first one there is nothing to say. */
export const historyOf = (revisions: readonly Revision[]): readonly RevisionChanges[] =>
  revisions.flatMap((after, index) => {
    const before = revisions[index + 1];
    return before ? changesBetween(before, after) : [];
  });

const DATES: readonly (readonly [field: DateField, of: (it: Communication) => Date | undefined])[] = [
  ['act-by', ({ actByAt }) => actByAt],
  ['starts', ({ startsAt }) => startsAt],
  ['ends', ({ endsAt }) => endsAt],
];

/** Dates that follow from others, titles and bodies: all that is worth reading again. */
export function changesBetween(
  { communication: before }: Pick<Revision, 'communication'>,
  { communication: after, at, revision }: Revision,
): RevisionChanges {
  return {
    at,
    revision,
    dates: DATES.flatMap(([field, of]): readonly DateChange[] => {
      const [was, is] = [of(before), of(after)];
      if (was?.getTime() === is?.getTime()) return [];
      return [{ field, ...(was && { before: was }), ...(is && { after: is }) }];
    }),
    ...(before.title !== after.title && { title: passageOf(before.title, after.title) }),
    body: passagesOf(before.body, after.body),
  };
}

/** Paragraph by paragraph: whole ones that came or went, and within those that were rewritten the words. */
function passagesOf(before: string, after: string): readonly Passage[] {
  const passages: Passage[] = [];
  let removed: readonly string[] = [];
  for (const part of diffArrays(paragraphs(before), paragraphs(after))) {
    if (part.removed) {
      removed = part.value;
      continue;
    }
    if (part.added || removed.length > 0) {
      passages.push(passageOf(removed.join('\n\n'), part.added ? part.value.join('\n\n') : ''));
    }
    removed = [];
  }
  return removed.length > 0 ? [...passages, passageOf(removed.join('\n\n'), '')] : passages;
}

function passageOf(before: string, after: string): Passage {
  const parts = diffWordsWithSpace(before, after);
  const pieces = (left: 'added' | 'removed') =>
    parts.filter((part) => !part[left]).map(({ value, added, removed }) => ({ text: value, isNew: added || removed }));
  return { before: pieces('added'), after: pieces('removed') };
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '');
