import type { Hearing } from '../services/access/audiences.ts';
import type { Words } from '../words/words.ts';

/** Why nothing about a customer goes to a conversation, and what would let it. Names nobody. */
export function whyNotShared({ isAbsent, company }: Hearing, words: Words): string {
  const why = isAbsent ? 'absent' : company;
  return words.say(`share.refused.${why}`);
}
