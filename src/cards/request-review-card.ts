import type { FiledRequest } from '../domain/filed-request.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { RequestWarning } from '../domain/request-warning.ts';
import type { ResponseTargets } from '../domain/response-targets.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { handOffWords } from './desk-lines.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { packetFacts } from './packet-facts.ts';
import type { DeskOption } from './request-form-card.ts';
import { incidentLine } from './request-words.ts';
import { line, prose, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

export interface RequestReviewNeeds {
  /** Of the draft. */
  readonly ask: string;
  /** Exactly what is sent. */
  readonly packet: RequestPacket;
  readonly desk: DeskOption;
  readonly warnings: readonly RequestWarning[];
  /** Why nothing was filed at the last try. */
  readonly notice?: string | undefined;
  readonly targets?: ResponseTargets | undefined;
  readonly words: Words;
  readonly now: Date;
}

const MOST_SAME = 2;

/** What would be sent, and where: whose tenant first, then what speaks against it. */
export function requestReviewCard(needs: RequestReviewNeeds): Card {
  const { ask, packet, desk, warnings, notice, targets, words, now } = needs;
  const { customer } = packet;
  const isForbidden = warnings.some(({ kind }) => kind === 'no-role');
  const same = warnings.flatMap((warning) => (warning.kind === 'same-request' ? warning.requests : []));
  const isReady = desk.readiness.kind === 'ready';
  const top = head(
    words,
    words.say(isReady ? 'request.review.headline' : 'request.review.headline.by-hand', {
      customer: clip(customer.name, 100),
      domain: customer.domain,
    }),
    words.say(isReady ? 'request.review.sent-to' : 'request.review.handed-to', {
      desk: words.say(`desk.${desk.kind}`),
    }),
    warnings.length > 0 || notice ? 'warning' : 'emphasis',
  );
  const actions = actionBar([
    ...(isForbidden
      ? []
      : [
          button(words.say(isReady ? 'button.send-request' : 'button.prepare-request'), {
            do: 'send-request',
            ask,
          }),
        ]),
    button(words.say('button.change'), { do: 'change-request', ask }),
    ...same.slice(0, MOST_SAME).map((request) =>
      button(words.say('button.follow-request', { number: shortName(request) }), {
        do: 'follow-request',
        requestId: request.id,
      }),
    ),
    button(words.say('button.drafts'), { do: 'show-drafts' }),
  ]);
  const { subscriptions } = desk.readiness.kind === 'ready' ? desk.readiness : { subscriptions: [] };
  const facts = packetFacts({ packet, subscriptions, targets, words, now });
  const above = [
    ...(notice ? [line([icon('degraded'), run(` ${notice}`)])] : []),
    ...(isReady || desk.readiness.kind !== 'hand-off' ? [] : [smallLine(handOffWords(desk.readiness, words))]),
    ...warnings.flatMap((warning) => warningLines(warning, words, now)),
  ];
  // What is sent is whole; where a card cannot show all of it, it says how much is left.
  return richestThatFits(countdown(40), (room) =>
    rowsCard({
      ...top,
      rows: [...above, ...facts.flatMap(([label, text]) => factLines(label, text, room, words))],
      actions,
    }),
  );
}

const LETTERS_A_STEP = 200;

function factLines(label: string, text: string, room: number, words: Words): readonly Element[] {
  const most = Math.max(1, room) * LETTERS_A_STEP;
  const lost = text.length - most;
  return [
    ...prose(text.slice(0, most), 'Small', label),
    ...(lost > 0 ? [smallLine(words.say('request.review.more', { count: lost }))] : []),
  ];
}

function warningLines(warning: RequestWarning, words: Words, now: Date): readonly Element[] {
  const warn = (text: string): Element => line([icon('degraded'), run(` ${text}`)], 'Small');
  switch (warning.kind) {
    case 'no-role': {
      const { kind, groups, endedAt } = warning.refusal;
      return [
        warn(words.say(`refusal.${kind}.what`, { date: endedAt ? words.date(endedAt) : 'unknown' })),
        smallLine(words.say(`refusal.${kind}.remedy`, { count: groups.length })),
        ...groups.map((name) => smallLine(clip(name, 160))),
        smallLine(words.say('request.kept')),
      ];
    }
    case 'outage-open':
      return warning.incidents.map((incident) =>
        warn(words.say('request.warning.outage-open', { incident: incidentLine(incident, words) })),
      );
    case 'same-request':
      return warning.requests.slice(0, MOST_SAME).map((request) =>
        warn(
          words.say('request.warning.same-request', {
            number: shortName(request),
            who: clip(request.packet.by.name, 60),
            span: words.span(Math.max(0, now.getTime() - request.begunAt.getTime())),
          }),
        ),
      );
  }
}

/** Its number where there is one, else the beginning of its title. */
const shortName = ({ receipt, packet }: FiledRequest): string => clip(receipt?.number ?? packet.title, 30);
