import type { Customer } from '../domain/customer.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { Incident } from '../domain/incident.ts';
import type { LinkedIncident, RequestTopic, Severity } from '../domain/request-draft.ts';
import type { FieldProblem } from '../domain/request-packet.ts';
import type { ResponseTargets } from '../domain/response-targets.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { news } from './posts.ts';
import { dotted } from './rich-text.ts';

/** What a customer is called where something is sent in its name: nobody mistakes one tenant for another. */
export const customerLine = ({ name, domain, tenantId }: Pick<Customer, 'name' | 'domain' | 'tenantId'>): string =>
  dotted([clip(name, 100), domain, tenantId]);

/** Its number, and while it has none its title. */
export const requestName = ({ receipt, packet }: FiledRequest): string => clip(receipt?.number ?? packet.title, 60);

/** "EX1234567 · open, investigating · Mail waits". */
export const incidentLine = ({ id, isOpen, phase, title }: LinkedIncident, words: Words): string =>
  dotted([
    clip(id, 60),
    words.say(isOpen ? 'request.incident.open' : 'request.incident.ended', { phase: words.say(`phase.${phase}`) }),
    clip(title, 120),
  ]);

/** "Virtual Machine running Linux · VM is slow". */
export const topicWords = ({ serviceName, classificationName }: RequestTopic): string =>
  dotted([serviceName, classificationName]);

const MINUTE_MS = 60_000;

/** "Critical", with when the desk answers where a plan in the settings says so. */
export function severityWord(severity: Severity, targets: ResponseTargets | undefined, words: Words): string {
  const minutes = targets?.minutes[severity];
  const name = words.say(`requests.severity.${severity}`);
  if (targets === undefined || minutes === undefined) return name;
  const values = { span: words.span(minutes * MINUTE_MS), plan: clip(targets.plan, 60) };
  return dotted([name, words.say('request.severity.target', values)]);
}

/** "Severity: choose one.", for the box itself and for a list of all that is wrong. */
export function problemWords({ problem, most, said }: FieldProblem, words: Words): string {
  if (problem === 'too-long') return words.say('request.problem.too-long', { most: most ?? 0 });
  if (problem === 'refused') return words.say('request.problem.refused', { said: clip(said ?? '', 300) });
  return words.say(`request.problem.${problem}`);
}

const MOST_POSTS = 4;
const MOST_OF_A_POST = 350;
const MOST_TEXT = 2400;
const DAY_MS = 24 * 3600_000;
/** A label that the words bring along, in English whatever the reader's language. */
const LABELLED = /^impact( statement)?:/i;

/** With its day: a request is read on other days than the one on which it is written. */
export const withDay = (at: Date, words: Words): string => words.time(at, new Date(at.getTime() + 2 * DAY_MS));

/** What is known already, for the agent to go on from: their own words, then each incident with its impact and timeline so far. */
export function descriptionOf(complaint: string, incidents: readonly Incident[], words: Words): string {
  const about = incidents.map((incident) => {
    const { id, title, impact, startedAt, phase, posts } = incident;
    const begun = { id, title, at: withDay(startedAt, words), phase: words.say(`phase.${phase}`) };
    return [
      words.say('request.prefill.incident', begun),
      ...(impact ? [LABELLED.test(impact) ? impact : words.say('request.prefill.impact', { impact })] : []),
      ...posts.slice(0, MOST_POSTS).map((post, index) => {
        const text = news(post, posts[index + 1], incident)
          .map((part) => (part.label ? `${words.say(`label.${part.label}`)}: ${part.text}` : part.text))
          .join(' ')
          .replace(/\s+/g, ' ');
        return words.say('request.prefill.post', { at: withDay(post.at, words), text: clip(text, MOST_OF_A_POST) });
      }),
    ].join('\n');
  });
  return clip([complaint, ...about].filter((part) => part !== '').join('\n\n'), MOST_TEXT);
}
