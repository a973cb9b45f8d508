import type { Words } from '../words/words.ts';

/** Who was first, and when. */
export interface Before {
  readonly by: string;
  readonly at: Date;
  readonly isDone: boolean;
  readonly askedAt: Date;
}

/** Why a second press does nothing. */
export const onceWords = ({ by, at, isDone, askedAt }: Before, words: Words): string =>
  isDone ? words.say('once.done', { who: by, at: words.time(at, askedAt) }) : words.say('once.under-way', { who: by });
