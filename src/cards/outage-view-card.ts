import type { AffectedRef } from '../domain/file.ts';
import { MUTE_CHOICES } from '../domain/muting.ts';
import type { Outage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { tellingApart } from './customer-row.ts';
import { richestThatFits } from './fit.ts';
import { type Head, head } from './head.ts';
import { incidentSection } from './incident-section.ts';
import { clip } from './literal.ts';
import { backToOutage, type OutageView } from './outage-buttons.ts';
import {
  type Affected,
  affectedBy,
  type CustomerOf,
  outageVerdict,
  stateWord,
  statusShown,
} from './outage-standing.ts';
import template from './outage-view-card.json' with { type: 'json' };
import { cardFrom } from './render.ts';
import { dotted, line, run, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { ACCENT } from './state.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

export interface OutageViewNeeds {
  /** Narrowed to what the reader may hear of. */
  readonly outage: Outage;
  /** What it was opened from. */
  readonly view: OutageView;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const CUSTOMERS_A_PAGE = 10;
const NEWEST = 3;

function top({ outage, words }: OutageViewNeeds, affected: readonly Affected[], under: string): Head {
  const verdict = outageVerdict(outage, affected, words);
  return head(words, verdict, under, ACCENT[statusShown(outage)]);
}

/** Whom it hits, a page at a time; each leads to that customer's own timeline. */
export function outageCustomersCard(needs: OutageViewNeeds & { readonly page: number }): Card {
  const { outage, view, customerOf, words, now } = needs;
  const affected = affectedBy(outage, customerOf);
  const pages = Math.max(1, Math.ceil(affected.length / CUSTOMERS_A_PAGE));
  const page = Math.min(needs.page, pages - 1);
  const shown = affected.slice(page * CUSTOMERS_A_PAGE, (page + 1) * CUSTOMERS_A_PAGE);
  const beside = shown.map(({ customer }) => customer);
  const { followingId, incidentId } = view;
  const turn = (title: string, to: number) =>
    button(title, { do: 'outage-customers', incidentId, ...(followingId ? { followingId } : {}), page: to });
  const rows = shown.map(({ customer, exposure }) =>
    row({
      status: exposure.endedAt ? 'operational' : exposure.status,
      title: customer.name,
      details: [
        dotted([
          exposure.endedAt
            ? words.say('time.resolved', { at: words.time(exposure.endedAt, now) })
            : words.say(`status.${exposure.status}`),
          words.say('outage.seen-since', { at: words.time(exposure.since, now) }),
        ]),
        tellingApart(customer, beside, words),
      ],
      action: { do: 'show-incident', tenantId: customer.tenantId, incidentId },
    }),
  );
  return fill({
    ...top(
      needs,
      affected,
      dotted([
        words.say('outage.customers', { count: affected.length }),
        pages > 1 ? words.say('outages.page', { page: page + 1, pages }) : undefined,
      ]),
    ),
    rows: rows.length > 0 ? rows : [smallLine(words.say('outage.nobody'))],
    actions: actionBar([
      ...(page + 1 < pages ? [turn(words.say('button.next-page'), page + 1)] : []),
      ...(page > 0 ? [turn(words.say('button.previous-page'), page - 1)] : []),
      backToOutage(view, words),
      ...(rows.length > 0 ? [button(words.say('button.csv'), { do: 'send-file', file: affectedIn(view) })] : []),
    ]),
  });
}

const affectedIn = ({ incidentId, followingId }: OutageView): AffectedRef => ({
  kind: 'affected-customers',
  incidentId,
  ...(followingId ? { followingId } : {}),
});

/** What Microsoft has posted about it, newest first. */
export function outageTimelineCard(needs: OutageViewNeeds): Card {
  const { outage, view, customerOf, words, now } = needs;
  const { incident } = outage;
  const affected = affectedBy(outage, customerOf);
  const under = dotted([clip(incident.id, 60), words.say('outage.read', { at: words.time(outage.readAt, now) })]);
  const room = incident.posts.length;
  const levels = Array.from({ length: room + 1 }, (_, given) => room - given) as [number, ...number[]];
  return richestThatFits(levels, (posts) =>
    fill({
      ...top(needs, affected, under),
      rows: [incidentSection(incident, { id: 'posts-0', room: posts, inSight: NEWEST, words, now })],
      actions: actionBar([backToOutage(view, words)]),
    }),
  );
}

/** For how long a card shall say nothing in its thread. */
export function muteCard(needs: OutageViewNeeds & { readonly followingId: string; readonly isMuted: boolean }): Card {
  const { outage, view, followingId, isMuted, customerOf, words } = needs;
  const { incidentId } = view;
  const choices = isMuted ? (['off'] as const) : MUTE_CHOICES;
  return fill({
    ...top(needs, affectedBy(outage, customerOf), dotted([clip(outage.incident.id, 60), stateWord(outage, words)])),
    rows: [
      line([run(words.say(isMuted ? 'outage.mute.end' : 'outage.mute.ask'))]),
      ...choices.map((until) =>
        row({
          title: words.say(`button.mute.${until}`),
          action: { do: 'outage-mute', followingId, incidentId, until },
        }),
      ),
    ],
    actions: actionBar([backToOutage(view, words)]),
  });
}
