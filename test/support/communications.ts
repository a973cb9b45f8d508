import type { Communication, SharedCommunication } from '../../src/domain/communication.ts';
import { daysAgo, NOW } from './builders.ts';

export const inDays = (days: number): Date => daysAgo(-days);

export const aMessage = (over: Partial<Communication> = {}): Communication => ({
  id: 'MC1187310',
  source: 'microsoft365',
  kind: 'message',
  title: 'Old mail protocols ask for a newer sign-in',
  services: ['Exchange Online'],
  regions: [],
  category: 'plan-for-change',
  severity: 'normal',
  tags: ['Admin impact'],
  isMajorChange: false,
  startsAt: daysAgo(3),
  endsAt: inDays(90),
  updatedAt: daysAgo(2),
  state: 'current',
  summary: 'Clients that sign in with a plain password stop working.',
  body: 'Clients stop working in January.\n\nWhat to do: look for them.',
  hasAttachments: false,
  ...over,
});

/** Of virtual machines in one region, for four hours, in five days. */
export const aMaintenance = (over: Partial<Communication> = {}): Communication => {
  const { category: _, ...message } = aMessage();
  return {
    ...message,
    id: 'PM4T-7S0',
    source: 'azure',
    kind: 'maintenance',
    title: 'Planned maintenance: Virtual Machines in West Europe',
    services: ['Virtual Machines'],
    regions: ['West Europe'],
    tags: [],
    startsAt: inDays(5),
    endsAt: new Date(inDays(5).getTime() + 4 * 3600_000),
    ...over,
  };
};

export const aShared = (
  communication: Communication = aMessage(),
  over: Partial<SharedCommunication> = {},
): SharedCommunication => ({ communication, tenantIds: ['contoso'], firstSeenAt: NOW, revision: 1, ...over });
