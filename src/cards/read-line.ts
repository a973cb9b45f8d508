import type { Customer } from '../domain/customer.ts';
import type { SourceAnswer } from '../domain/health-report.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { dotted } from './rich-text.ts';

/** What a verdict rests on: whose tenant, how old the reading is, who answered and who did not. */
export function readLine(customer: Customer, answers: readonly SourceAnswer[], words: Words, now: Date): string {
  const named = (some: readonly SourceAnswer[]) => words.list(some.map(({ source }) => words.say(`source.${source}`)));
  const heard = answers.filter(({ failure }) => failure === undefined);
  const silent = answers.filter(({ failure }) => failure !== undefined);
  const oldest = new Date(Math.min(...heard.map(({ readAt }) => readAt.getTime())));
  return dotted([
    clip(customer.domain, 100),
    heard.length === 0
      ? undefined
      : words.say('read.ago', {
          sources: named(heard),
          span: words.span(now.getTime() - oldest.getTime()),
          at: words.time(oldest, now),
        }),
    silent.length === 0 ? undefined : words.say('read.not', { sources: named(silent) }),
  ]);
}
