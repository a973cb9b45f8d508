import type { RequestReading } from '../domain/service-request.ts';
import type { FailureKind } from '../domain/source-error.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card } from './card.ts';
import { type FailureWords, failureWords } from './failures.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import type { RequestsFrame } from './request-lines.ts';
import { ownRequestRows } from './request-rows.ts';
import { dotted, line, run } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface UnknownRequestsCardNeeds extends RequestsFrame {
  readonly reading: Exclude<RequestReading<unknown>, { kind: 'read' }>;
  readonly retry: CardAction;
  readonly now: Date;
}

/** Nobody could tell: why, and what to do. Never "no requests". */
export function unknownRequestsCard(needs: UnknownRequestsCardNeeds): Card {
  const { customer, portals, ours = [], reading, retry, words, now } = needs;
  const { what, remedy } = whyUnknown(reading, words);
  const { tenantId } = customer;
  return rowsCard({
    ...head(
      words,
      words.say('requests.headline.not-read', { customer: clip(customer.name, 100) }),
      dotted([clip(customer.domain, 100), what]),
    ),
    rows: [line([run(remedy)]), ...ownRequestRows(ours, tenantId, words, now)],
    actions: actionBar([
      button(words.say('button.try-again'), retry),
      button(words.say('button.services'), { do: 'show-services', tenantId }),
      ...portals.map((link) => portalButton(link, words)),
    ]),
  });
}

/** What these say of health is another matter: which roles, and what it means to be unknown there. */
const OF_THEIR_OWN = ['no-permission', 'not-found', 'sign-in'] as const satisfies readonly FailureKind[];

/** Why Partner Center told nothing, and what to do. */
export function whyUnknown(reading: UnknownRequestsCardNeeds['reading'], words: Words): FailureWords {
  if (reading.kind === 'gap')
    return {
      what: words.say(`requests.gap.${reading.gap}.what`),
      remedy: words.say(`requests.gap.${reading.gap}.remedy`),
    };
  const own = OF_THEIR_OWN.find((kind) => kind === reading.failure.kind);
  if (own === undefined) return failureWords(reading.failure, words);
  return { what: words.say(`requests.failed.${own}.what`), remedy: words.say(`requests.failed.${own}.remedy`) };
}
