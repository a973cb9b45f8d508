import { cardIn, cardText } from '../teams/card-reading.ts';
import type { ConnectorCall } from '../teams/connector.ts';
import { type Act, REPLY_OF, WORDS_OF } from './incident.ts';
import { kindOfCall } from './moments.ts';

/** What a channel shows of one incident. */
export interface Shown {
  /** Its cards as they stand, by message, the oldest first. */
  readonly cards: ReadonlyMap<string, string>;
  readonly replies: readonly string[];
}

/** Read once: there are thousands of calls, and all are looked at again whenever another one comes. */
const incidentsIn = new WeakMap<ConnectorCall, ReadonlySet<string>>();

export function isAbout(call: ConnectorCall, incidentId: string): boolean {
  const ids = incidentsIn.get(call) ?? new Set(JSON.stringify(call.activity).match(/\bEX\d{7}\b/g));
  incidentsIn.set(call, ids);
  return ids.has(incidentId);
}

/** As people see it who look at all that Teams has taken. */
export function shownOf(calls: readonly ConnectorCall[], incidentId: string): Shown {
  const about = calls.filter((call) => isAbout(call, incidentId));
  const cards = new Map<string, string>();
  for (const { conversationId, activityId, activity } of about)
    if (!conversationId.includes(';')) cards.set(activityId, cardText(cardIn(activity)));
  const replies = about.filter((call) => kindOfCall(call) === 'reply').map(({ activity }) => String(activity.text));
  return { cards, replies };
}

/** Whether the channel has heard of an act all that there is to hear. */
export function hasHeard({ cards, replies }: Shown, act: Act): boolean {
  const reply = REPLY_OF[act];
  return (
    [...cards.values()].some((words) => words.includes(WORDS_OF[act])) &&
    (reply === undefined || replies.some((words) => words.startsWith(reply)))
  );
}
