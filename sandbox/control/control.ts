import type { Clock } from '../clock.ts';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Journal } from '../journal.ts';
import type { Throttle } from '../throttle.ts';
import type { World } from '../world/world.ts';
import { readFault } from './read-fault.ts';

interface Needs {
  readonly world: World;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly throttle: Throttle;
}

/** `/_sandbox/*`: the strings of the puppet. Asks for no token. */
export function controlRoutes({ world, clock, faults, journal, throttle }: Needs): readonly Route[] {
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
