import type { Verdict, VerdictReason } from '../domain/verdict.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { BOLD, dotted, line, run, SMALL } from './rich-text.ts';

/** "Likely Microsoft: asked about for 3 customers by 3 agents within 15 minutes · data from 09:41 GMT+9". */
export const verdictLine = (verdict: Verdict, words: Words, now: Date): Element =>
  line([run(`${words.say(`verdict.${verdict.kind}`)}: `, BOLD), run(groundsOf(verdict, words, now), SMALL)], 'Small');

/** The same for a row's small print. */
export const verdictText = (verdict: Verdict, words: Words, now: Date): string =>
  `${words.say(`verdict.${verdict.kind}`)}: ${groundsOf(verdict, words, now)}`;

/** Reasons, and how old they are. */
const groundsOf = ({ reasons, readAt }: Verdict, words: Words, now: Date): string =>
  dotted([
    ...reasons.map((reason) => reasonText(reason, words)),
    readAt ? words.say('verdict.data', { at: words.time(readAt, now) }) : words.say('verdict.no-data'),
  ]);

function reasonText(reason: VerdictReason, words: Words): string {
  switch (reason.kind) {
    case 'published':
    case 'advisories':
    case 'asked':
      return words.say(`verdict.reason.${reason.kind}`, { count: reason.count });
    case 'siblings':
      return words.say('verdict.reason.siblings', { count: reason.count, service: clip(reason.service, 80) });
    case 'silent':
      return words.say('verdict.reason.silent', {
        sources: words.list(reason.sources.map((source) => words.say(`source.${source}`))),
      });
    default:
      return words.say(`verdict.reason.${reason.kind}`);
  }
}
