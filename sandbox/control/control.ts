import type { Clock } from '../clock.ts';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Journal } from '../journal.ts';
import type { Throttle } from '../throttle.ts';
import { relationshipsOf } from '../world/relationships.ts';
import type { Directory } from '../world/staff.ts';
import type { World } from '../world/world.ts';
import { readFault } from './read-fault.ts';

interface Needs {
  readonly world: World;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly throttle: Throttle;
  /** What has become of a relationship, by its id. */
  readonly statuses: Map<string, string>;
  readonly directory: Directory;
}

/** `/_sandbox/*`: the strings of the puppet. Asks for no token. */
export function controlRoutes({
  world,
  clock,
  faults,
  journal,
  throttle,
  statuses,
  directory,
}: Needs): readonly Route[] {
  const route = (method: string, path: string, handle: Route['handle']): Route => ({
    method,
    path: new RegExp(`^/_sandbox/${path}$`),
    handle,
  });
  const time = (): Answer => json(200, { now: clock.now().toISOString(), fixed: clock.isFixed });

  return [
    route('POST', 'faults', (ask) => {
      const fault: Fault | string = readFault(bodyOf(ask), world);
      return typeof fault === 'string' ? json(400, { error: fault }) : json(201, { id: faults.add(fault) });
    }),
    route('DELETE', 'faults', () => {
      faults.clear();
      return NOTHING;
    }),
    route('DELETE', 'faults/([^/]+)', (_, [id = '']) =>
      faults.remove(id) ? NOTHING : json(404, { error: `There is no fault '${id}'.` }),
    ),
    route('GET', 'requests', () => json(200, journal.read())),
    route('DELETE', 'requests', () => {
      journal.clear();
      return NOTHING;
    }),
    route('GET', 'customers', () =>
      json(
        200,
        Array.from({ length: world.size }, (_, index) => tell(world, index)),
      ),
    ),
    route('GET', 'clock', time),
    route('POST', 'clock', (ask) => {
      const now = new Date(String((bodyOf(ask) as { now?: unknown } | undefined)?.now));
      if (Number.isNaN(now.getTime()))
        return json(400, { error: '`now` must be a time such as 2026-11-22T10:00:00Z.' });
      clock.moveTo(now);
      return time();
    }),
    route('POST', 'relationships', (ask) => {
      const { tenant, status } = (bodyOf(ask) ?? {}) as { tenant?: unknown; status?: unknown };
      const customer = world.find(String(tenant));
      if (customer === undefined || typeof status !== 'string')
        return json(400, { error: '`tenant` must name a customer, `status` what becomes of its relationships.' });
      const ids = relationshipsOf(customer).map(({ id }) => id);
      for (const id of ids) statuses.set(id, status);
      return json(200, { ids, status });
    }),
    route('DELETE', 'relationships', () => {
      statuses.clear();
      return NOTHING;
    }),
    route('POST', 'members', (ask) => {
      const { person, group, member } = (bodyOf(ask) ?? {}) as Readonly<Record<string, unknown>>;
      if (!directory.person(String(person)) || !directory.group(String(group)) || typeof member !== 'boolean')
        return json(400, { error: '`person` and `group` must be object ids, `member` true or false.' });
      directory.setMember(String(person), String(group), member);
      return json(200, { person, group, member });
    }),
    route('DELETE', 'members', () => {
      directory.reset();
      return NOTHING;
    }),
    route('GET', 'throttling', () => json(200, { on: throttle.isOn() })),
    route('POST', 'throttling', (ask) => {
      const on = (bodyOf(ask) as { on?: unknown } | undefined)?.on;
      if (typeof on !== 'boolean') return json(400, { error: '`on` must be true or false.' });
      throttle.turn(on);
      return json(200, { on });
    }),
  ];
}

const NOTHING: Answer = { status: 204, headers: {}, body: '' };

function tell(world: World, index: number) {
  const { name, tenantId, domain, customDomains, character } = world.at(index);
  return { name, tenantId, domain, customDomains, character };
}

function bodyOf({ body }: Ask): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
