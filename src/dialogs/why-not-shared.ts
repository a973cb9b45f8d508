import type { Hearing } from '../services/access/audiences.ts';
import type { Words } from '../words/words.ts';

/** Why nothing about a customer goes to a conversation, and what would let it. Names nobody. */
export const whyNotShared = ({ isAbsent, company }: Hearing, words: Words): string =>
  words.say(`share.refused.${isAbsent ? 'absent' : company}`);
