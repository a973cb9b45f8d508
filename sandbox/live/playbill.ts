import type { Customer } from '../world/customer.ts';
import { minutes } from '../world/moment.ts';
import type { Problem } from '../world/problem.ts';
import type { ServiceId } from '../world/services.ts';
import type { World } from '../world/world.ts';
import { hastened, idOf, type Play, problemAt } from './play.ts';
import { LIVE_SERVICES } from './scripts.ts';

export interface PlayOrder {
  readonly service?: ServiceId;
  /** Tenant ids; the first half sees it first. */
  readonly tenantIds?: readonly string[];
  readonly paceMs?: number;
}

/** Which plays there are: those that come by themselves, where the sandbox is live, and those that were ordered. */
export interface Playbill {
  /** Begins one at once. Fails with a sentence when nobody of these has the service. */
  begin(order: PlayOrder): Play;
  /** Goes on to the next act of one that was ordered, at once. Nothing when there is none of this id. */
  hasten(id: string): Play | undefined;
  /** Those that have begun, oldest first. */
  plays(): readonly Play[];
  /** The world as it is now: with the plays among the customers' problems. */
  readonly world: World;
  /** Ends and forgets those that were ordered. */
  clear(): void;
}

const FIRST_AFTER_MS = 30_000;
const EVERY_MS = minutes(5);
const LIVE_PACE_MS = 25_000;
/** Of older ones clients have no use: health APIs tell of 30 days, and the first of thousands would slow each answer. */
const REMEMBERED = 50;
const AUDIENCE = 6;

interface Needs {
  readonly world: World;
  readonly now: () => Date;
  readonly isLive: boolean;
}

export function createPlaybill({ world, now, isLive }: Needs): Playbill {
  const { start } = world;
  const ordered: Play[] = [];
  const scheduled: Play[] = [];

  function plays(): readonly Play[] {
    const at = now().getTime();
    const begun = isLive ? Math.floor((at - start.getTime() - FIRST_AFTER_MS) / EVERY_MS) + 1 : 0;
    for (let turn = Math.max(scheduled.length, begun - REMEMBERED); turn < begun; turn += 1) {
      const begunAt = new Date(start.getTime() + FIRST_AFTER_MS + turn * EVERY_MS);
      scheduled[turn] = playOf({ service: LIVE_SERVICES[turn % LIVE_SERVICES.length] as ServiceId, begunAt });
    }
    return [...scheduled.slice(-REMEMBERED), ...ordered]
      .filter((play) => play?.begunAt.getTime() <= at)
      .sort((a, b) => a.begunAt.getTime() - b.begunAt.getTime());
  }

  function playOf(order: PlayOrder & { readonly service: ServiceId; readonly begunAt: Date }): Play {
    const { service, begunAt, tenantIds = usualAudience(world, service), paceMs = LIVE_PACE_MS } = order;
    const hit = tenantIds.filter((tenantId) => world.find(tenantId)?.services.includes(service));
    if (hit.length === 0) throw new Error(`None of these customers has ${service}.`);
    const half = Math.ceil(hit.length / 2);
    const taken = new Set([...scheduled, ...ordered].map((play) => play?.id));
    let more = 0;
    while (taken.has(idOf(service, begunAt, more))) more += 1;
    return {
      id: idOf(service, begunAt, more),
      service,
      first: hit.slice(0, half),
      later: hit.slice(half),
      begunAt,
      paceMs,
    };
  }

  const problemsAt = ({ tenantId }: Customer): readonly Problem[] =>
    plays().flatMap((play) => problemAt(play, tenantId, start, now()) ?? []);
  const withPlays = (customer: Customer): Customer => {
    const problems = problemsAt(customer);
    return problems.length === 0 ? customer : { ...customer, problems: [...problems, ...customer.problems] };
  };

  return {
    begin(order) {
      const play = playOf({ ...order, service: order.service ?? 'microsoftteams', begunAt: now() });
      ordered.push(play);
      ordered.splice(0, ordered.length - REMEMBERED);
      return play;
    },
    hasten(id) {
      const index = ordered.findIndex((play) => play.id === id);
      const play = ordered[index];
      if (!play) return undefined;
      const sooner = hastened(play, now());
      ordered[index] = sooner;
      return sooner;
    },
    plays,
    world: {
      ...world,
      find: (name) => {
        const customer = world.find(name);
        return customer && withPlays(customer);
      },
    },
    clear: () => void ordered.splice(0),
  };
}

/** Customers who have the service and nothing in their way, so that all of it is seen. */
function usualAudience(world: World, service: ServiceId): readonly string[] {
  const found: string[] = [];
  for (let index = 0; index < world.size && found.length < AUDIENCE; index += 1) {
    const { services, access, misbehaves, tenantId } = world.at(index);
    if (services.includes(service) && access === 'granted' && misbehaves.length === 0) found.push(tenantId);
  }
  return found;
}
