import type { Person } from './teams/teams.ts';

let met = 0;

/** Somebody whom the bot has never met, so that no story remembers another's. */
export function aPerson(locale = 'en-GB', zone = 'Asia/Seoul'): Person {
  met += 1;
  return { id: `29:person-${met}`, name: `Person ${met}`, locale, zone };
}

/** Whoever reads: one of each language, in the same zone. */
export const READERS = { English: 'en-GB', Korean: 'ko-KR' } as const;
