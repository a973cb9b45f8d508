import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { type Head, head } from './head.ts';
import template from './notice-card.json' with { type: 'json' };
import { cardFrom } from './render.ts';
import { line, run } from './rich-text.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

export interface NoticeCardNeeds {
  /** What happened, one sentence. */
  readonly what: string;
  readonly under: string;
  readonly remedy?: string;
  /** A message in Teams to go on with, `https://teams…`. */
  readonly message?: string;
  readonly words: Words;
}

/** A word about a card or a following itself, with a way on. */
export function noticeCard({ what, under, remedy, message, words }: NoticeCardNeeds): Card {
  const tooltip = words.say('link.message');
  return fill({
    ...head(words, what, under),
    rows: remedy === undefined ? [] : [line([run(remedy)])],
    actions: actionBar([
      ...(message ? [{ type: 'Action.OpenUrl', title: words.say('button.message'), url: message, tooltip }] : []),
      button(words.say('button.outages'), { do: 'show-outages' }),
    ]),
  });
}
