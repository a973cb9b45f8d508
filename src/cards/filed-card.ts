import type { Agent } from '../domain/agent.ts';
import { type FiledRequest, isOpenRequest, wasHandedOff } from '../domain/filed-request.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import { type ByHand, byHandRows, tellRows } from './by-hand.ts';
import type { Card, Element } from './card.ts';
import { filedFacts } from './filed-facts.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { customerLine, incidentLine } from './request-words.ts';
import { line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface FiledCardNeeds {
  readonly request: FiledRequest;
  /** What there is to copy, while an agent's hands have to file it. */
  readonly handOff?: ByHand | undefined;
  /** What came of the last press, in words. */
  readonly notice?: string | undefined;
  /** Whom it is shown; nobody where it stands in a conversation for all to see, and nothing is filled in on it. */
  readonly viewer: Agent | undefined;
  /** It is edited as things change, and stands still meanwhile. */
  readonly living?: boolean;
  /** What somebody has typed as its number, to be mended. */
  readonly typed?: string | undefined;
  readonly words: Words;
  readonly now: Date;
}

/** What became of a service request: where it is, by which number, or what is left to do by hand. */
export function filedCard(needs: FiledCardNeeds): Card {
  const { request, words, notice, viewer } = needs;
  const { progress, packet, deskKind, receipt } = request;
  const number = receipt?.number;
  const desk = words.say(`desk.${deskKind}`);
  const verdict =
    progress === 'filed' && number
      ? words.say(request.told?.status === 'closed' ? 'filed.headline.closed' : 'filed.headline.numbered', {
          number: clip(number, 60),
          desk,
        })
      : words.say(`filed.headline.${progress}`, { desk });
  const state = request.told;
  const isOurTurn = state?.isMissing || state?.status === 'attention-needed';
  const top = head(words, verdict, customerLine(packet.customer), isOurTurn ? 'warning' : ACCENT[progress]);
  const facts = [
    line([run(packet.title)], 'Small'),
    smallLine(
      words.say(progress === 'filed' && wasHandedOff(request) ? 'filed.means.by-hand' : `filed.means.${progress}`),
    ),
    ...packet.incidents.map((one) => smallLine(incidentLine(one, words))),
    ...(notice ? [line([run(notice)], 'Small')] : []),
    ...(progress === 'handed-off' && request.told === undefined && viewer ? [] : filedFacts(needs)),
  ];
  const actions = actionBar(buttons(needs));
  return richestThatFits(countdown(40), (room) =>
    rowsCard({
      ...top,
      rows: [...facts, ...(viewer ? [...byHandRows(needs, room), ...tellRows(request, words)] : [])],
      actions,
    }),
  );
}

const ACCENT = {
  sending: 'emphasis',
  unclear: 'warning',
  'handed-off': 'accent',
  filed: 'good',
  dropped: 'emphasis',
} as const;

function buttons(needs: FiledCardNeeds): readonly Element[] {
  const { request, handOff, viewer, words } = needs;
  const { id: requestId, progress, receipt, packet } = request;
  const services = button(
    words.say('button.services'),
    {
      do: 'show-services',
      tenantId: packet.customer.tenantId,
    },
    { besideInputs: true },
  );
  if (progress === 'handed-off' && viewer) {
    const [first, ...more] = (handOff?.portals ?? []).map((link) => portalButton(link, words));
    return [
      ...(first ? [first] : []),
      button(words.say('button.filed-it'), { do: 'number-request', requestId }),
      ...more,
      services,
      button(words.say('button.drop-request'), { do: 'drop-request', requestId }, { besideInputs: true }),
    ];
  }
  const link = receipt?.link ? [linkButton(receipt.link, words)] : [];
  const refresh = { do: 'show-filed', requestId, ...(viewer ? {} : { shared: true }) } as const;
  const again = progress === 'dropped' ? [] : [button(words.say('button.refresh'), refresh)];
  const follow = isOpenRequest(request) ? followButton(request, viewer, words) : [];
  if (!viewer) return [...follow, ...link, ...again, services];
  if (progress !== 'filed' || !isOpenRequest(request)) return [...link, ...again, services, ...follow];
  return [
    button(words.say('button.reply'), { do: 'reply-request', requestId }),
    ...link,
    ...again,
    services,
    ...follow,
    button(words.say('button.solved'), { do: 'solve-request', requestId }),
  ];
}

/** Whoever filed it hears of it anyway. Beside boxes, for it asks for none of what they hold. */
export function followButton(request: FiledRequest, viewer: Agent | undefined, words: Words): readonly Element[] {
  const { id: requestId, packet, followers } = request;
  if (viewer?.objectId === packet.by.objectId) return [];
  const isFollowing = followers.some(({ objectId }) => objectId === viewer?.objectId);
  return isFollowing
    ? [button(words.say('button.unfollow-this'), { do: 'unfollow-request', requestId }, { besideInputs: true })]
    : [button(words.say('button.follow-this'), { do: 'follow-request', requestId }, { besideInputs: true })];
}

export const linkButton = (url: string, words: Words): Element => ({
  type: 'Action.OpenUrl',
  title: words.say('button.open-request'),
  url,
  tooltip: words.say('link.opens', { host: new URL(url).host }),
});

/** Asked before a request that waits for its number is given up. */
export function dropRequestCard({ request, words }: { readonly request: FiledRequest; readonly words: Words }): Card {
  const requestId = request.id;
  return rowsCard({
    ...head(words, words.say('filed.drop', { title: clip(request.packet.title, 120) }), words.say('filed.drop.under')),
    rows: [smallLine(customerLine(request.packet.customer))],
    actions: actionBar([
      button(words.say('button.drop-request'), { do: 'drop-request', requestId, confirmed: true }),
      button(words.say('button.back'), { do: 'show-filed', requestId }),
    ]),
  });
}

/** While a desk takes its time: pressing once more sends nothing twice. */
export function sendingCard({
  ask,
  customer,
  byHand,
  words,
}: {
  readonly ask: string;
  readonly customer: string;
  /** Nothing leaves: it is prepared for the agent's own hands. */
  readonly byHand?: boolean;
  readonly words: Words;
}): Card {
  return rowsCard({
    ...head(
      words,
      words.say(byHand ? 'request.preparing' : 'request.sending', { customer: clip(customer, 100) }),
      words.say('working.then-press'),
    ),
    rows: [],
    actions: actionBar([button(words.say('button.show-result'), { do: 'send-request', ask })]),
  });
}
