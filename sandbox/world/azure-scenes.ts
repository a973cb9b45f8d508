import { healthAdvisory, impacted, plannedMaintenance, securityAdvisory, serviceIssue } from './azure-event.ts';
import { days, hours, minutes } from './moment.ts';

/** Open; its updates repeat for each service and region. */
export const storageOutage = serviceIssue({
  trackingId: 'K7RM-TQ8',
  title: 'Storage and Virtual Machines - Korea Central and Japan East - Applying mitigation',
  summary:
    '<p><strong>Impact:</strong> Since about two hours ago, requests to Storage accounts in Korea Central and Japan East may fail or take longer, and virtual machines with disks there may restart.</p><p>We are moving load away from the affected storage units.</p>',
  startedAgo: minutes(130),
  services: [
    impacted('Storage', 'Korea Central', 'Japan East'),
    impacted('Virtual Machines', 'Korea Central', 'Japan East'),
  ],
  updates: [
    { ago: minutes(115), text: 'We are investigating failed requests to Storage accounts.' },
    {
      ago: minutes(88),
      text: 'A network device between storage units drops packets. It is being taken out of service.',
    },
    { ago: minutes(55), text: '<p>The device is out of service. Error rates fall in <b>Japan East</b>.</p>' },
    {
      ago: minutes(20),
      text: 'Japan East is close to normal. Korea Central follows. The next update comes within an hour.',
    },
  ],
});

export const gatewayOutage = serviceIssue({
  trackingId: 'QX2V-9LD',
  title: 'Application Gateway - Korea Central - Mitigated',
  summary: 'Between ten and eleven days ago, some gateways answered with errors.',
  startedAgo: days(11),
  mitigatedAgo: days(10),
  services: [impacted('Application Gateway', 'Korea Central')],
  updates: [
    { ago: days(10.8), text: 'We are investigating errors from gateways.' },
    { ago: days(9.9), text: 'Mitigation: a faulty configuration was taken back. All gateways answer again.' },
  ],
});

/** Begins in five days. */
export const hostMaintenance = plannedMaintenance({
  trackingId: 'PM4T-7S0',
  title: 'Planned maintenance: Virtual Machines in West Europe',
  summary: 'Hosts receive a firmware update. Virtual machines pause for less than 30 seconds.',
  startedAgo: -days(5),
  mitigatedAgo: -days(5) - hours(4),
  services: [impacted('Virtual Machines', 'West Europe')],
  updates: [{ ago: hours(40), text: 'The maintenance window is set. No action is needed.' }],
});

/** Under way since an hour ago. */
export const diskMaintenance = plannedMaintenance({
  trackingId: 'PM6B-2K0',
  title: 'Planned maintenance: managed disks in North Europe',
  summary: 'Disks move to new hardware. Reads and writes may pause for some seconds.',
  startedAgo: hours(1),
  mitigatedAgo: -hours(3),
  services: [impacted('Virtual Machines', 'North Europe')],
  updates: [{ ago: days(7), text: 'The maintenance window is set. No action is needed.' }],
});

const RETIREMENTS = [
  'Classic storage accounts',
  'Basic public IP addresses',
  'Legacy metric alerts',
  'Version 2 of the container runtime',
  'Unmanaged disks',
  'Basic load balancers',
  'TLS 1.0 on service buses',
  'Old batch pools',
  'Single-server databases',
  'Version 1 of the scheduler',
  'Classic cloud services',
  'Linux agent, first generation',
];

/** A dozen at once, more than one page. */
export const retirements = RETIREMENTS.map((what, index) =>
  healthAdvisory({
    trackingId: `RT${10 + index}-5B0`,
    title: `Retirement: ${what}`,
    summary: `${what} will be retired. Please plan to move.`,
    startedAgo: days(20 + index),
    services: [impacted('Azure Resource Manager', 'Global')],
    updates: [{ ago: days(2 + index), text: `${what}: the date is confirmed.` }],
  }),
);

/** Sensitive: its title is all that Reader sees. */
export const keyRotation = securityAdvisory({
  trackingId: 'SX5N-1L0',
  title: 'Security advisory: rotate keys of some Storage accounts',
  summary: 'A tool wrote access keys to a diagnostic log. Rotate the keys of the accounts that are listed for you.',
  startedAgo: days(4),
  services: [impacted('Storage', 'Korea Central')],
  updates: [
    { ago: days(4), text: 'We found keys in a diagnostic log and removed them.' },
    { ago: days(3), text: 'Nobody outside read the log. Rotate the keys all the same.' },
  ],
});

/** Of the tenant as a whole, tied to no subscription. */
export const tenantNotice = healthAdvisory({
  trackingId: 'TN8D-3W0',
  title: 'Sign-in logs of the tenant arrive late',
  summary: 'Sign-in logs may reach their destinations up to an hour late. No entry is lost.',
  startedAgo: days(6),
  services: [impacted('Microsoft Entra ID', 'Global')],
  updates: [{ ago: days(5), text: 'We are adding capacity.' }],
});
