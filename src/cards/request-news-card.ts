import type { Agent } from '../domain/agent.ts';
import { type FiledRequest, isOpenRequest, type RequestEvent } from '../domain/filed-request.ts';
import { FORM_ROOM } from '../domain/form-room.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { followButton, linkButton } from './filed-card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { newsHeadline, newsRows } from './request-news-lines.ts';
import { customerLine } from './request-words.ts';
import { line, run } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface RequestNewsNeeds {
  readonly request: FiledRequest;
  /** Oldest first; at least one. */
  readonly news: readonly RequestEvent[];
  readonly to: Agent;
  readonly words: Words;
  readonly now: Date;
}

/** Which of several news is the headline's. */
const PRESSING: readonly RequestEvent['kind'][] = [
  'outage-ended',
  'asked-again',
  'reply',
  'status',
  'reviewed',
  'note',
  'numbered',
  'filed',
  'dropped',
];
const MOST_NEWS = 6;

/** What has happened to a request, for one person; a desk's reply is answered, and a question settled, right here. */
export function requestNewsCard(needs: RequestNewsNeeds): Card {
  const { request, news, words } = needs;
  const { packet } = request;
  const first = PRESSING.flatMap((kind) => news.findLast((event) => event.kind === kind) ?? [])[0];
  const top = head(
    words,
    newsHeadline(request, first, words),
    customerLine(packet.customer),
    first?.kind === 'status' && first.to === 'closed' ? 'good' : 'emphasis',
  );
  const actions = actionBar(buttons(needs, first));
  return richestThatFits(countdown(MOST_NEWS), (room) =>
    rowsCard({
      ...top,
      rows: [
        line([run(clip(packet.title, 160))], 'Small'),
        ...news.slice(-Math.max(1, room)).flatMap((event) => newsRows(event, needs)),
        ...answerBox(needs, first),
      ],
      actions,
    }),
  );
}

/** Only a request that is open can be answered; the box of a question says what the note will be about. */
function answerBox({ request, words }: RequestNewsNeeds, first: RequestEvent | undefined): readonly Element[] {
  if (first?.kind === 'asked-again' || (!canAnswer(request) && first?.kind !== 'outage-ended')) return [];
  return [
    answerInput(words.say(first?.kind === 'outage-ended' ? 'request.persists.what' : 'request.answer.what'), words),
  ];
}

export const answerInput = (label: string, words: Words): Element => ({
  type: 'Input.Text',
  id: 'text',
  label,
  placeholder: words.say('request.answer.placeholder'),
  errorMessage: words.say('request.answer.missing'),
  isMultiline: true,
  maxLength: FORM_ROOM.words,
});

export const canAnswer = (request: FiledRequest): boolean => request.progress === 'filed' && isOpenRequest(request);

function buttons({ request, to, words }: RequestNewsNeeds, first: RequestEvent | undefined): readonly Element[] {
  const { id: requestId, history, receipt } = request;
  const show = button(words.say('button.show-request'), { do: 'show-filed', requestId }, { besideInputs: true });
  const link = receipt?.link ? [linkButton(receipt.link, words)] : [];
  if (first?.kind === 'outage-ended') {
    const { incidentId } = first;
    return [
      button(words.say('button.persists'), { do: 'request-persists', requestId, incidentId }),
      button(words.say('button.solved'), { do: 'solve-request', requestId, confirmed: true }, { besideInputs: true }),
      show,
      ...link,
    ];
  }
  if (first?.kind === 'asked-again' && canAnswer(request))
    return [
      button(words.say('filed.tell.open'), { do: 'tell-state', requestId, status: 'open' }),
      button(words.say('filed.tell.attention-needed'), { do: 'tell-state', requestId, status: 'attention-needed' }),
      button(words.say('button.solved'), { do: 'solve-request', requestId, confirmed: true }),
      show,
      ...link,
    ];
  const leave = isOpenRequest(request) ? followButton(request, to, words) : [];
  if (!canAnswer(request)) return [show, ...link, ...leave];
  const answer = button(words.say('button.send-reply'), { do: 'answer-request', requestId, seen: history.length });
  return [answer, show, ...link, ...leave];
}
