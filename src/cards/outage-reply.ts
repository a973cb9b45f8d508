import type { Customer } from '../domain/customer.ts';
import type { ReplyKind } from '../domain/living-card.ts';
import type { Outage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { clip, escapeMarkdown } from './literal.ts';
import { statusShown } from './outage-standing.ts';

export interface OutageReplyNeeds {
  readonly kind: ReplyKind;
  /** For `spread`: whom it newly hits. */
  readonly customers: readonly Customer[];
  readonly outage: Outage;
  readonly words: Words;
  readonly now: Date;
}

const MOST_NAMED = 5;

/** What interrupts somebody in a card's thread: one sentence, also as the notification. The text is markdown. */
export function outageReply({ kind, customers, outage, words, now }: OutageReplyNeeds): {
  readonly summary: string;
  readonly text: string;
} {
  const { id, serviceName, nextUpdateAt } = outage.incident;
  const names = customers.slice(0, MOST_NAMED).map(({ name }) => clip(name, 80));
  const more = customers.length - names.length;
  const say = (literal: (text: string) => string) =>
    words.say(`reply.${kind}`, {
      id: literal(clip(id, 60)),
      service: literal(clip(serviceName, 80)),
      status: statusShown(outage),
      count: customers.length,
      customers: words.list([...names.map(literal), ...(more > 0 ? [words.say('count.more', { count: more })] : [])]),
      at: nextUpdateAt ? words.time(nextUpdateAt, now) : '',
    });
  return { summary: say((text) => text), text: say(escapeMarkdown) };
}
