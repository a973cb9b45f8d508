import { editDistance, errorsAllowed } from '../spelling/edit-distance.ts';
import { type Word, wordsOf } from '../spelling/fold-words.ts';
import { isUnspaced } from '../spelling/unspaced.ts';

interface Alias {
  readonly text: string;
  readonly ids: readonly string[];
}

/** Names by their keys, written together: `one drive`, `OneDrive` and `one-drive` are the same. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

export interface Named {
  readonly ids: readonly string[];
  readonly used: readonly Word[];
  readonly rest: readonly Word[];
}

const LONGEST = 7;
/** Shorter names are too near to other words to be guessed at. */
const SHORTEST_GUESS = 5;
const LONGEST_APART = 40;

const together = (words: readonly Word[]): string => words.map((word) => word.key).join('');

export const createAliases = (aliases: readonly Alias[]): Aliases =>
  new Map(aliases.map(({ text, ids }) => [together(wordsOf(text)), ids]));

/** Every name in the words; of overlapping ones the longest. Typing errors count only where nothing is named plainly. */
export function aliasesIn(typed: readonly Word[], aliases: Aliases): Named {
  const words = typed.flatMap((word) => apart(word, aliases));
  const plainly = take(words, (span) =>
    spellings(span)
      .map((key) => aliases.get(key))
      .find(Boolean),
  );
  return plainly.ids.length > 0 ? plainly : take(words, (span) => guess(span, aliases));
}

function take(words: readonly Word[], idsOf: (span: readonly Word[]) => readonly string[] | undefined): Named {
  const ids = new Set<string>();
  const used = new Set<Word>();
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const span = words.slice(at, at + length);
      if (span.some((word) => used.has(word))) continue;
      const named = idsOf(span);
      if (!named) continue;
      for (const id of named) ids.add(id);
      for (const word of span) used.add(word);
    }
  }
  return {
    ids: [...ids],
    used: words.filter((word) => used.has(word)),
    rest: words.filter((word) => !used.has(word)),
  };
}

function spellings(span: readonly Word[]): string[] {
  const last = span.at(-1) as Word;
  const head = together(span.slice(0, -1));
  return [last.key, ...last.others].map((end) => head + end);
}

function guess(span: readonly Word[], aliases: Aliases): readonly string[] | undefined {
  if (span.length > 2) return undefined;
  for (const key of spellings(span)) {
    if (key.length < SHORTEST_GUESS) continue;
    for (const [alias, ids] of aliases) {
      if (alias.length < SHORTEST_GUESS || alias[0] !== key[0]) continue;
      const most = errorsAllowed(alias.length < key.length ? alias : key);
      if (editDistance(key, alias, most) <= most) return ids;
    }
  }
  return undefined;
}

/** `팀즈장애`, `メール遅延` are two words that nobody parted. */
function apart(word: Word, aliases: Aliases): readonly Word[] {
  const runsOn = word.hangul || isUnspaced(word.raw);
  if (!runsOn || word.raw.length > LONGEST_APART || spellings([word]).some((key) => aliases.has(key))) return [word];
  for (let end = word.raw.length - 1; end >= 2; end -= 1) {
    const head = wordsOf(word.raw.slice(0, end));
    if (aliases.has(together(head))) return [...head, ...wordsOf(word.raw.slice(end))];
  }
  return [word];
}
