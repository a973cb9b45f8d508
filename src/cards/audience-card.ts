import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

/** Whom a conversation may hear about, and who takes part in it. */
export interface AudienceShown {
  readonly conversationId: string;
  readonly kind: 'all' | 'list' | 'tag' | 'none';
  /** The tag's name, where it is one. */
  readonly tag?: string;
  /** Those of the list, or with the tag, that are still the partner's. */
  readonly customers: readonly Customer[];
  readonly company: 'ours' | 'mixed' | 'unknown';
}

export interface AudienceCardNeeds {
  readonly shown: AudienceShown;
  /** Whether the agent who asks may change it. */
  readonly mayChange: boolean;
  readonly words: Words;
}

const MOST_NAMES = 12;

/** What a conversation may hear, as it stands. */
export function audienceCard({ shown, mayChange, words }: AudienceCardNeeds): Card {
  const { conversationId, company, customers } = shown;
  return rowsCard({
    ...head(words, audienceWords(shown, words), words.say(`audience.company.${company}`)),
    rows: nameLines(customers, words),
    actions: actionBar([
      ...(mayChange ? [button(words.say('button.change'), { do: 'change-audience', conversationId })] : []),
      button(words.say('button.help'), { do: 'show-help' }),
    ]),
  });
}

/** Before it counts: what everybody in the conversation would then read about. */
export function confirmAudienceCard({
  shown,
  ask,
  words,
}: Omit<AudienceCardNeeds, 'mayChange'> & { readonly ask: string }): Card {
  const { conversationId, kind, tag, customers, company } = shown;
  const tenantIds = kind === 'list' ? customers.map(({ tenantId }) => tenantId) : [];
  const question = words.say(`audience.confirm.${kind}`, { count: customers.length, tag: tag ?? '' });
  return rowsCard({
    ...head(words, question, words.say(`audience.company.${company}`), 'warning'),
    rows: nameLines(customers, words),
    actions: actionBar([
      button(words.say('button.approve'), {
        do: 'approve-audience',
        conversationId,
        audience: kind,
        tenantIds,
        ask,
        ...(tag ? { tag } : {}),
      }),
      button(words.say('button.back'), { do: 'change-audience', conversationId }),
    ]),
  });
}

/** What it may hear, as one sentence. */
export const audienceWords = ({ kind, tag, customers }: AudienceShown, words: Words): string =>
  words.say(`audience.${kind}`, { count: customers.length, tag: tag ?? '' });

export function nameLines(customers: readonly Customer[], words: Words): readonly Element[] {
  const named = customers.slice(0, MOST_NAMES).map(({ name }) => line([run(clip(name, 160))], 'Small'));
  const more = customers.length - named.length;
  return more > 0 ? [...named, smallLine(words.say('count.more', { count: more }))] : named;
}
