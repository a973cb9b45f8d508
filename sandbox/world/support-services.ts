import { guidOf } from './chance.ts';

const service = (name: string, ...classifications: readonly string[]) => ({
  id: guidOf(`support service ${name}`),
  name,
  classifications: classifications.map((each) => ({ id: guidOf(`classification ${name} ${each}`), name: each })),
});

/** What Azure support takes tickets for; some of it. */
export const supportServices = [
  service(
    'Virtual Machine running Linux',
    'Cannot connect to my VM / My problem is not listed above',
    'VM Performance / VM is slow',
    'My VM restarted unexpectedly / Need a root cause',
  ),
  service(
    'Virtual Machine running Windows',
    'Cannot connect to my VM / My problem is not listed above',
    'VM Performance / VM is slow',
  ),
  service('Storage Account Management', 'Outage or degraded performance / Latency', 'Data access / Access denied'),
  service('VPN Gateway', 'Connectivity / Tunnel disconnects', 'Configuration and setup / Site to site'),
  service('App Service (Web Apps)', 'Availability, Performance, and Application Issues / Web app down'),
  service('Billing', 'Invoices and payments / Question about an invoice'),
] as const;

export type SupportService = (typeof supportServices)[number];
