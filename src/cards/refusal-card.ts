import type { Refusal, RefusalKind } from '../domain/permit.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import template from './refusal-card.json' with { type: 'json' };
import { cardFrom } from './render.ts';
import { BOLD, line, run } from './rich-text.ts';

const fill = cardFrom<
  Head & { readonly remedy: string; readonly groups: readonly Element[]; readonly actions: readonly Element[] }
>(template);

export interface RefusalCardNeeds {
  readonly refusal: Refusal;
  /** What was pressed: it may work once a group is activated. */
  readonly retry?: CardAction | undefined;
  readonly words: Words;
}

/** To whom the customer list, too, would be refused. */
const SHUT_OUT: readonly RefusalKind[] = ['stranger', 'no-role', 'cannot-tell'];

/** What may not be done, which groups to activate or ask for, and the way on. Names no customer. */
export function refusalCard({ refusal, retry, words }: RefusalCardNeeds): Card {
  const { kind, groups, endedAt } = refusal;
  const date = endedAt ? words.date(endedAt) : 'unknown';
  const buttons = [
    ...(retry ? [button(words.say('button.try-again'), retry)] : []),
    ...(SHUT_OUT.includes(kind) ? [] : [button(words.say('button.customers'), { do: 'show-customers' })]),
    button(words.say('button.help'), { do: 'show-help' }),
  ];
  return fill({
    ...head(words, words.say(`refusal.${kind}.what`, { date }), words.say('refusal.under')),
    remedy: words.say(`refusal.${kind}.remedy`, { count: groups.length }),
    groups: groups.map((name) => line([run(clip(name, 160), BOLD)])),
    actions: actionBar(buttons),
  });
}
