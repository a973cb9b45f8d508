import { descriptionOf } from '../cards/request-words.ts';
import { FORM_ROOM } from '../domain/form-room.ts';
import type { Incident } from '../domain/incident.ts';
import { EMPTY_FORM, type RequestForm } from '../domain/request-draft.ts';
import { wallClock } from '../domain/wall-clock.ts';
import type { AgentContact } from '../services/contact-ports.ts';
import type { Words } from '../words/words.ts';

export interface KnownSoFar {
  /** The agent's own words, or nothing. */
  readonly complaint: string;
  readonly incidents: readonly Incident[];
}

/** Title, description and beginning, out of what is known: the agent's own words go first. */
export function wordsOfRequest(
  { complaint, incidents }: KnownSoFar,
  words: Words,
  now: Date,
): Pick<RequestForm, 'title' | 'description' | 'startedOn' | 'startedTime'> {
  const [first] = incidents;
  const { day, time } = wallClock(first?.startedAt ?? now, words.zone);
  const [firstLine = ''] = complaint.split('\n');
  return {
    title: (firstLine || (first?.title ?? '')).slice(0, FORM_ROOM.title),
    description: descriptionOf(complaint, incidents, words),
    startedOn: day,
    startedTime: time,
  };
}

/** Moderate until somebody says otherwise: Microsoft calls back at night for what is critical. */
const FIRST_SEVERITY = 'moderate';

/** A form as it is first shown. */
export function prefilled(
  known: KnownSoFar,
  contact: AgentContact & Pick<Required<AgentContact>, 'name'>,
  words: Words,
  now: Date,
): RequestForm {
  const { name, mail = '', phone = '', language = words.locale } = contact;
  return {
    ...EMPTY_FORM,
    ...wordsOfRequest(known, words, now),
    severity: FIRST_SEVERITY,
    contact: { name, mail, phone, language, zone: words.zone },
  };
}
