import type { Incident } from '../../src/domain/incident.ts';
import type { Look } from '../../src/domain/outage.ts';
import { anIncident, aPost, minutesAgo, NOW } from './builders.ts';

/** A look at Contoso's Microsoft 365, so many minutes from now. */
export const aLook = (minutes: number, incidents: readonly Incident[], over: Partial<Look> = {}): Look => ({
  tenantId: 'contoso',
  source: 'microsoft365',
  readAt: minutesAgo(-minutes),
  incidents,
  ...over,
});

/** The same incident with so many posts, the newest so many minutes from now. */
export const told = (minutes: number, posts: number, over: Partial<Incident> = {}): Incident =>
  anIncident({
    updatedAt: minutesAgo(-minutes),
    posts: Array.from({ length: posts }, (_, at) => aPost(minutesAgo(at - minutes), { text: `Post ${posts - at}` })),
    ...over,
  });

export const ended = (minutes: number, over: Partial<Incident> = {}): Incident =>
  told(minutes, 3, { isOpen: false, phase: 'restored', status: 'operational', endedAt: minutesAgo(-minutes), ...over });

export { NOW };
