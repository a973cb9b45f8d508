import { incident, type Post, type Problem, post } from '../world/problem.ts';
import { prefixOf, type ServiceId } from '../world/services.ts';
import { type Labels, labelled, prose } from '../world/writing.ts';
import { type Script, scriptFor } from './scripts.ts';

/** An incident that takes its course by the sandbox's clock: what it looks like follows from the time alone. */
export interface Play {
  readonly id: string;
  readonly service: ServiceId;
  /** Those it shows at first. */
  readonly first: readonly string[];
  /** Those it reaches with the second act. */
  readonly later: readonly string[];
  readonly begunAt: Date;
  /** From one act to the next, in milliseconds. */
  readonly paceMs: number;
}

interface Act {
  readonly status: string;
  readonly says: (script: Script) => string | Labels;
}

const PROMISE_MS = 30 * 60_000;

/** An incident opens, spreads, worsens, is worked on, is resolved, and its review is published. */
export const ACTS: readonly Act[] = [
  { status: 'investigating', says: () => 'We are looking into reports of trouble. More will follow soon.' },
  { status: 'serviceDegradation', says: () => ({ status: 'We see errors on part of the servers.' }) },
  {
    status: 'serviceInterruption',
    says: () => ({ status: 'Errors have spread: most requests in the region fail.', cause: 'preliminary' }),
  },
  { status: 'serviceInterruption', says: ({ repair }) => ({ status: repair, cause: 'preliminary' }) },
  {
    status: 'serviceDegradation',
    says: () => ({
      status: 'Half of the servers answer again. The others follow.',
      cause: 'preliminary',
      estimate: 'We expect all of it to be back within the hour.',
    }),
  },
  { status: 'serviceRestored', says: () => ({ status: 'All servers answer again.', cause: 'final', final: true }) },
  {
    status: 'postIncidentReviewPublished',
    says: () => ({ status: 'The post-incident review is published.', cause: 'final', final: true }),
  },
];

const SPREADS = 1;
const ENDS = ACTS.findIndex(({ status }) => status === 'serviceRestored');

/** The same play, with its next act beginning now; its last act is not cut short. */
export function hastened(play: Play, now: Date): Play {
  const act = actAt(play, now);
  return act === ACTS.length - 1 ? play : { ...play, begunAt: new Date(now.getTime() - (act + 1) * play.paceMs) };
}

const actAt = ({ begunAt, paceMs }: Play, now: Date): number =>
  Math.min(Math.floor((now.getTime() - begunAt.getTime()) / paceMs), ACTS.length - 1);

/** How many milliseconds a play takes, from its first act to its last. */
export const lengthOf = ({ paceMs }: Pick<Play, 'paceMs'>): number => (ACTS.length - 1) * paceMs;

/** Such as `TM4302817`: by when it begins, so that no run of the sandbox repeats one of another's; new every 10 s. */
export const idOf = (service: ServiceId, begunAt: Date, more: number): string =>
  `${prefixOf(service)}${1_000_000 + ((Math.floor(begunAt.getTime() / 10_000) + more) % 9_000_000)}`;

/** The play as a problem of this customer's, told from the sandbox's `start`; nothing where it does not show, or not yet. */
export function problemAt(play: Play, tenantId: string, start: Date, now: Date): Problem | undefined {
  const act = actAt(play, now);
  const shows = act >= (play.first.includes(tenantId) ? 0 : play.later.includes(tenantId) ? SPREADS : Infinity);
  const current = ACTS[act];
  if (!shows || !current) return undefined;
  const { title, impact, scope, cause } = scriptFor(play.service);
  const agoOf = (index: number) => start.getTime() - play.begunAt.getTime() - index * play.paceMs;
  return incident({
    id: play.id,
    service: play.service,
    status: current.status,
    title,
    impact,
    scope,
    cause,
    highImpact: true,
    startedAgo: agoOf(0),
    ...(act >= ENDS && { endedAgo: agoOf(ENDS) }),
    posts: ACTS.slice(0, act + 1).map((one, index) => postOf(one, agoOf(index), scriptFor(play.service))),
  });
}

function postOf({ says }: Act, ago: number, script: Script): Post {
  const said = says(script);
  if (typeof said === 'string') return post(ago, prose(said), 'quick');
  return post(ago, labelled(said.final ? said : { ...said, nextUpdateIn: PROMISE_MS }));
}
