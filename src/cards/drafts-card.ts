import type { Customer } from '../domain/customer.ts';
import type { RequestDraft } from '../domain/request-draft.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

export interface DraftsCardNeeds {
  readonly drafts: readonly RequestDraft[];
  readonly customerOf: (tenantId: string) => Customer | undefined;
  readonly words: Words;
  readonly now: Date;
}

const MOST_ROWS = 20;

/** Service requests that somebody is writing, the last changed first; each row opens its form. */
export function draftsCard({ drafts, customerOf, words, now }: DraftsCardNeeds): Card {
  const named = drafts.map((draft) => {
    const name = nameOf(draft, words);
    const customer = draft.customer && customerOf(draft.customer.tenantId);
    const details = [
      dotted([
        customer && draft.customer?.knownBy === 'exact' ? customer.name : words.say('drafts.nobody'),
        draft.service?.name,
        words.say('time.updated', { at: words.time(draft.changedAt, now) }),
      ]),
    ];
    return { name, row: row({ title: name, details, action: { do: 'change-request', ask: draft.id } }) };
  });
  return richestThatFits(countdown(Math.min(MOST_ROWS, named.length)), (room) =>
    rowsCard({
      ...head(words, words.say('drafts.headline', { count: drafts.length }), words.say('drafts.under')),
      rows: rowsWithin(room, named, words),
      actions: actionBar([button(words.say('button.customers'), { do: 'show-customers' })]),
    }),
  );
}

/** Asked before what somebody has typed is gone. */
export function dropDraftCard({ draft, words }: { readonly draft: RequestDraft; readonly words: Words }): Card {
  const ask = draft.id;
  return rowsCard({
    ...head(
      words,
      words.say('drafts.drop', { title: clip(nameOf(draft, words), 120) }),
      words.say('drafts.drop.under'),
    ),
    rows: [],
    actions: actionBar([
      button(words.say('button.drop-draft'), { do: 'drop-draft', ask, confirmed: true }),
      button(words.say('button.back'), { do: 'change-request', ask }),
    ]),
  });
}

/** That it is kept, or gone, and the way on. */
export function draftNoticeCard({ what, words }: { readonly what: string; readonly words: Words }): Card {
  return rowsCard({
    ...head(words, what, words.say('drafts.under')),
    rows: [],
    actions: actionBar([
      button(words.say('button.drafts'), { do: 'show-drafts' }),
      button(words.say('button.customers'), { do: 'show-customers' }),
    ]),
  });
}

const nameOf = ({ form }: RequestDraft, words: Words): string =>
  form.title.trim() === '' ? words.say('requests.untitled') : clip(form.title.trim(), 120);
