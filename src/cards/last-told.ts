import type { TakenReply } from '../domain/reply.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';

/** "Last told the customer: first notice, Kim, 14:05". */
export const lastTold = ({ kind, by, at }: TakenReply, words: Words, now: Date): string =>
  words.say('reply.last-told', {
    kind: words.say(`reply.kind.${kind}`),
    agent: clip(by.name, 60),
    at: words.time(at, now),
  });
