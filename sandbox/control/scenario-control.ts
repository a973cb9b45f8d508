import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { ACTS, lengthOf, type Play } from '../live/play.ts';
import type { Playbill, PlayOrder } from '../live/playbill.ts';
import { EVERYTHING, type ServiceId } from '../world/services.ts';
import type { World } from '../world/world.ts';

/** `/_sandbox/scenario`: incidents that take their course while one watches. */
export function scenarioRoutes(playbill: Playbill, world: World): readonly Route[] {
  const path = /^\/_sandbox\/scenario$/;
  return [
    {
      method: 'POST',
      path,
      handle: (ask) => {
        const order = readOrder(ask, world);
        if (typeof order === 'string') return json(400, { error: order });
        try {
          return json(201, tell(playbill.begin(order)));
        } catch (error) {
          return json(400, { error: (error as Error).message });
        }
      },
    },
    {
      method: 'POST',
      path: /^\/_sandbox\/scenario\/([A-Z0-9]+)\/next$/,
      handle: (_ask, [id = '']) => {
        const play = playbill.hasten(id);
        return play ? json(200, tell(play)) : json(404, { error: `No incident '${id}' was ordered here.` });
      },
    },
    { method: 'GET', path, handle: () => json(200, playbill.plays().map(tell)) },
    {
      method: 'DELETE',
      path,
      handle: () => {
        playbill.clear();
        return NOTHING;
      },
    },
  ];
}

const NOTHING: Answer = { status: 204, headers: {}, body: '' };

const tell = ({ begunAt, ...play }: Play) => ({
  ...play,
  begunAt: begunAt.toISOString(),
  acts: ACTS.map(({ status }) => status),
  endsAt: new Date(begunAt.getTime() + lengthOf(play)).toISOString(),
});

/** What somebody orders, or what is wrong with it: a misspelt wish would otherwise pass for the usual one. */
function readOrder({ body }: Ask, world: World): PlayOrder | string {
  const { service, customers, pace, ...unknown } = read(body) ?? {};
  const [strange] = Object.keys(unknown);
  if (strange) return `'${strange}' is not known. Known: service, customers, pace.`;
  if (service !== undefined && !EVERYTHING.includes(service as ServiceId))
    return `\`service\` must be one of ${EVERYTHING.join(', ')}.`;
  if (pace !== undefined && !(typeof pace === 'number' && pace > 0))
    return '`pace` must be seconds from one act to the next.';
  if (customers !== undefined && !Array.isArray(customers))
    return '`customers` must be a list of tenant ids or domains.';
  const tenantIds = customers?.map((name) => world.find(String(name))?.tenantId);
  const stranger = tenantIds?.indexOf(undefined) ?? -1;
  if (stranger >= 0) return `There is no tenant '${customers?.[stranger]}'.`;
  return {
    ...(service !== undefined && { service: service as ServiceId }),
    ...(tenantIds && { tenantIds: tenantIds as string[] }),
    ...(typeof pace === 'number' && { paceMs: pace * 1000 }),
  };
}

function read(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return Object(JSON.parse(body));
  } catch {
    return undefined;
  }
}
