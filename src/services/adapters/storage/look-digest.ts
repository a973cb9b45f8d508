import { createHash } from 'node:crypto';
import type { Incident } from '../../../domain/incident.ts';
import type { Look } from '../../../domain/outage.ts';

/**
 * The cursor of a look: each problem by its id, last update and number of posts, and how it stands. Two looks with the same
 * digest have told the same; no clock has a part in it.
 */
export function digestOf({ incidents, serviceIds = [], gap }: Look): string {
  const told = [gap ?? '', serviceIds.toSorted().join(), ...incidents.map(cursorOf).sort()];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

const cursorOf = ({ id, updatedAt, posts, isOpen, status, phase, classification }: Incident): string =>
  JSON.stringify([id, updatedAt, posts.length, isOpen, status, phase, classification]);
