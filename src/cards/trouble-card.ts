import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import { cardFrom } from './render.ts';
import template from './trouble-card.json' with { type: 'json' };

const fill = cardFrom<
  Head & {
    readonly remedy: string;
    readonly label: string;
    readonly correlationId: string;
    readonly actions: readonly Element[];
  }
>(template);

export interface TroubleCardNeeds {
  /** What happened, one sentence. */
  readonly what: string;
  readonly why?: string;
  readonly remedy: string;
  /** Leads from the agent's screen to the log. */
  readonly correlationId: string;
  readonly retry?: CardAction;
  readonly words: Words;
}

/** Something failed here: what, what to do, and the id to quote. */
export function troubleCard({ what, why, remedy, correlationId, retry, words }: TroubleCardNeeds): Card {
  return fill({
    ...head(words, what, why ?? words.say('trouble.under')),
    remedy: clip(remedy, 800),
    label: words.say('trouble.correlation'),
    correlationId: clip(correlationId, 80),
    actions: actionBar([
      ...(retry ? [button(words.say('button.try-again'), retry)] : []),
      button(words.say('button.customers'), { do: 'show-customers' }),
      button(words.say('button.help'), { do: 'show-help' }),
    ]),
  });
}
