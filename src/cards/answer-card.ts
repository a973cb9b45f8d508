import type { Agent } from '../domain/agent.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { filedFacts } from './filed-facts.ts';
import { head } from './head.ts';
import { answerInput } from './request-news-card.ts';
import { customerLine, requestName } from './request-words.ts';
import { line, run } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface AnswerCardNeeds {
  readonly request: FiledRequest;
  /** Why nothing was written yet. */
  readonly notice?: string | undefined;
  readonly viewer: Agent;
  readonly words: Words;
  readonly now: Date;
}

/** A box for words to the desk, below what it said last. */
export function answerCard({ request, notice, viewer, words, now }: AnswerCardNeeds): Card {
  const { id: requestId, history, packet } = request;
  return rowsCard({
    ...head(words, words.say('request.answer', { number: requestName(request) }), customerLine(packet.customer)),
    rows: [
      ...(notice ? [line([run(notice)], 'Small')] : []),
      ...filedFacts({ request, viewer, words, now }),
      answerInput(words.say('request.answer.what'), words),
    ],
    actions: actionBar([
      button(words.say('button.send-reply'), { do: 'answer-request', requestId, seen: history.length }),
      button(words.say('button.back'), { do: 'show-filed', requestId }, { besideInputs: true }),
    ]),
  });
}

/** Asked before a desk is told that it is solved. */
export function solvedCard({ request, words }: { readonly request: FiledRequest; readonly words: Words }): Card {
  const requestId = request.id;
  return rowsCard({
    ...head(
      words,
      words.say('request.solved.sure', { number: requestName(request) }),
      customerLine(request.packet.customer),
    ),
    rows: [line([run(words.say('request.solved.means'))])],
    actions: actionBar([
      button(words.say('button.solved'), { do: 'solve-request', requestId, confirmed: true }),
      button(words.say('button.back'), { do: 'show-filed', requestId }),
    ]),
  });
}
