import type { Customer } from '../domain/customer.ts';
import type { Incident, PostLabel } from '../domain/incident.ts';
import type { LinkedIncident, RequestTopic, Severity } from '../domain/request-draft.ts';
import type { FieldProblem } from '../domain/request-packet.ts';
import type { ResponseTargets } from '../domain/response-targets.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import { dotted } from './rich-text.ts';

/** What a customer is called where something is sent in its name: nobody mistakes one tenant for another. */
export const customerLine = ({ name, domain, tenantId }: Pick<Customer, 'name' | 'domain' | 'tenantId'>): string =>
  dotted([clip(name, 100), domain, tenantId]);

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
/** Each of Microsoft's posts says these again. */
const SAID_ALREADY: readonly PostLabel[] = ['title', 'user-impact', 'more-info', 'start-time'];

/** What is known already, for the agent to go on from: their own words, then each incident with its impact and timeline so far. */
export function descriptionOf(complaint: string, incidents: readonly Incident[], words: Words, now: Date): string {
  const about = incidents.map(({ id, title, impact, startedAt, phase, posts }) =>
    [
      words.say('request.prefill.incident', {
        id,
        title,
        at: words.time(startedAt, now),
        phase: words.say(`phase.${phase}`),
      }),
      ...(impact ? [words.say('request.prefill.impact', { impact })] : []),
      ...posts.slice(0, MOST_POSTS).map(({ at, parts }) => {
        const text = parts
          .filter(({ label }) => label === undefined || !SAID_ALREADY.includes(label))
          .map((part) => part.text)
          .join(' ')
          .replace(/\s+/g, ' ');
        return words.say('request.prefill.post', { at: words.time(at, now), text: clip(text, MOST_OF_A_POST) });
      }),
    ].join('\n'),
  );
  return clip([complaint, ...about].filter((part) => part !== '').join('\n\n'), MOST_TEXT);
}
