import type { OwnTrouble } from '../domain/own-trouble.ts';
import type { Reader } from '../domain/reader.ts';
import type { Page } from '../services/oncall-ports.ts';
import { wordsFor } from '../words/words.ts';

type Written = Pick<Page, 'subject' | 'text'>;

/** A mail breaks its lines itself, and its subject stays readable on the way. */
const plain = (time: string): string => time.replaceAll('\u00a0', ' ');

/** Notices for whoever is on call, as plain text in one reader's words. They name no customer. */
export function createOncallPress(reader: Reader) {
  const words = wordsFor(reader);
  return {
    notice(trouble: OwnTrouble, event: 'raised' | 'reminded' | 'recovered', now: Date): Written {
      const { kind, since, endedAt, tries, why } = trouble;
      const until = endedAt ?? now;
      const values = {
        from: plain(words.time(since, now)),
        until: plain(words.time(until, now)),
        span: words.span(until.getTime() - since.getTime()),
        tries,
        why,
      };
      const isOver = event === 'recovered';
      const lines = isOver
        ? [words.say(`oncall.${kind}.was`, values), words.say('oncall.catch-up')]
        : [
            words.say(`oncall.${kind}.is`, values),
            words.say('oncall.why', values),
            words.say(`oncall.${kind}.means`),
            words.say(`oncall.${kind}.do`),
          ];
      return {
        subject: words.say(isOver ? `oncall.${kind}.over` : `oncall.${kind}.subject`, values),
        text: `${lines.join('\n\n')}\n`,
      };
    },
    test: (): Written => ({ subject: words.say('oncall.test'), text: `${words.say('oncall.test.means')}\n` }),
  };
}
