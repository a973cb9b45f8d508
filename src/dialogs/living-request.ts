import type { FiledRequest } from '../domain/filed-request.ts';
import type { TendRequest } from '../services/requests/tend-request.ts';
import type { Stage } from './stage.ts';

interface LivingNeeds {
  readonly tendRequest: Pick<TendRequest, 'showAt' | 'hideAt'>;
}

/** The card that was pressed in the personal chat of who filed it shows the request now, and is edited from then on. */
export async function keepLiving({ tendRequest }: LivingNeeds, stage: Stage, request: FiledRequest): Promise<void> {
  const { pressed, place } = stage;
  if (pressed && isTheirs(stage, request)) await tendRequest.showAt(request, place, pressed);
}

/** It is a form now: somebody is typing, and no edit may take their words away. */
export async function letRest({ tendRequest }: LivingNeeds, stage: Stage, request: FiledRequest): Promise<void> {
  if (stage.pressed && isTheirs(stage, request)) await tendRequest.hideAt(request.id, stage.pressed);
}

/** Elsewhere a press changes nothing for the others, and the card that stands there is everybody's. */
const isTheirs = ({ hearing, agent }: Stage, { packet }: FiledRequest): boolean =>
  hearing.isPersonal && packet.by.objectId === agent.objectId;
