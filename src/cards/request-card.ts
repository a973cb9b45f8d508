import type { RequestDetail, RequestNote } from '../domain/service-request.ts';
import type { Words } from '../words/words.ts';
import { actionBar, portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { dayOrTime, type RequestsFrame, requestFacts, requestsReadLine, requestTimes } from './request-lines.ts';
import { BOLD, dotted, labelled, line, prose, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface RequestCardNeeds extends RequestsFrame {
  readonly request: RequestDetail;
  /** When it was read. */
  readonly now: Date;
}

const IN_SIGHT = 3;
const MOST_NOTES = 30;
const MOST_OF_A_NOTE = 1200;
const MOST_OF_THE_DESCRIPTION = 2400;

/** One service request: what it is about, how it stands, and its notes, newest first, in the words of whoever wrote them. */
export function requestCard(needs: RequestCardNeeds): Card {
  const { customer, portals, request, words, now } = needs;
  const { id, title, status, contact, description, topic, notes } = request;
  const { tenantId } = customer;
  const top = head(
    words,
    words.say('requests.headline.one', {
      customer: clip(customer.name, 100),
      id,
      status: words.say(`requests.status.${status}`),
    }),
    requestsReadLine(customer, words, now),
    status === 'attention-needed' ? 'warning' : 'emphasis',
  );
  const times = requestTimes(request, words, now);
  const about = [
    line([run(clip(title ?? words.say('requests.untitled'), 300), BOLD)]),
    smallLine(requestFacts(request, words)),
    ...(times ? [smallLine(times)] : []),
    ...(topic ? [labelled(words.say('requests.topic'), clip(topic, 200), 'Small')] : []),
    ...(contact ? [labelled(words.say('requests.contact'), clip(contact, 200), 'Small')] : []),
    ...(description
      ? prose(clip(description, MOST_OF_THE_DESCRIPTION), 'Small', words.say('requests.description'))
      : []),
  ];
  const actions = actionBar([
    button(words.say('button.all-requests'), { do: 'show-requests', tenantId }),
    button(words.say('button.refresh'), { do: 'show-request', tenantId, requestId: id }),
    ...portals.map((link) => portalButton(link, words)),
    button(words.say('button.services'), { do: 'show-services', tenantId }),
  ]);
  return richestThatFits(countdown(Math.min(notes.length, MOST_NOTES)), (room) =>
    rowsCard({ ...top, rows: [...about, ...notesOf(notes, room, words, now)], actions }),
  );
}

function notesOf(notes: readonly RequestNote[], room: number, words: Words, now: Date): readonly Element[] {
  if (notes.length === 0) return [smallLine(words.say('requests.no-notes'), 'Medium')];
  const kept = notes.slice(0, room).map((note) => noteOf(note, words, now));
  const lost = notes.length - kept.length;
  return [
    smallLine(words.say('requests.notes'), 'Medium'),
    ...kept.slice(0, IN_SIGHT),
    ...fold({
      id: 'notes',
      title: words.say('requests.earlier', { count: Math.max(0, kept.length - IN_SIGHT) }),
      items: kept.slice(IN_SIGHT),
    }),
    ...(lost > 0 ? [smallLine(words.say('requests.left-out', { count: lost }), 'Small')] : []),
  ];
}

function noteOf({ by, at, text }: RequestNote, words: Words, now: Date): Element {
  const whoAndWhen = dotted([by && clip(by, 80), at && dayOrTime(at, words, now)]);
  const items = [...(whoAndWhen ? [smallLine(whoAndWhen)] : []), ...prose(clip(text, MOST_OF_A_NOTE), 'None')];
  return { type: 'Container', spacing: 'Small', separator: true, items };
}
