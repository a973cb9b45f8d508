import { subscription } from './azure-event.ts';
import { hostMaintenance } from './azure-scenes.ts';
import { guidOf } from './chance.ts';
import { customer } from './customer.ts';
import { endlessRepair, inUnknownWords } from './other-incidents.ts';
import { LARGE, SMALL } from './services.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement';

const TOO_MANY = {
  code: 'TooManyRequests',
  message: 'Please retry again later.',
  innerError: {
    code: '429',
    date: '2026-11-22T09:00:00',
    message: 'Please retry after',
    'request-id': guidOf('a request too many'),
    status: '429',
  },
};

/** One customer for each way in which a day goes wrong, and one where nothing does. */
export const difficultCustomers = [
  customer('Best For You Organics', 'bestforyouorganics', {
    character: 'healthy',
    services: SMALL,
    advisories: [],
    past: [],
  }),
  customer('Trey Research', 'treyresearch', { character: 'no consent', access: 'no-consent' }),
  customer('Lucerne Publishing', 'lucernepublishing', {
    character: 'access expired',
    access: 'expired',
    gdap: 'ended',
    isReseller: false,
  }),
  customer('Wingtip Toys', 'wingtiptoys', {
    character: 'no permission',
    access: 'no-health-role',
    gdap: 'without-health',
  }),
  customer('Consolidated Messenger', 'consolidatedmessenger', {
    character: 'throttled',
    misbehaves: [{ path: HEALTH, status: 429, headers: { 'retry-after': '30' }, body: { error: TOO_MANY } }],
  }),
  customer('Graphic Design Institute', 'graphicdesigninstitute', {
    character: 'garbled',
    misbehaves: [
      { path: `${HEALTH}/issues`, truncate: true },
      { path: `${HEALTH}/healthOverviews`, body: '<html><body><h1>We will be right back</h1></body></html>' },
    ],
  }),
  customer('Southridge Video', 'southridgevideo', {
    character: 'slow',
    misbehaves: [{ path: '/v1.0/', delayMs: 12_000 }],
  }),
  customer('City Power & Light', 'citypowerlight', {
    character: 'Azure down',
    services: LARGE,
    subscriptions: [subscription('City Power Grid')],
    misbehaves: [
      {
        path: '/subscriptions',
        status: 503,
        body: { error: { code: 'ServiceUnavailable', message: 'The service is unavailable.' } },
      },
    ],
  }),
  customer('Blue Yonder Airlines', 'blueyonderairlines', { character: 'very long incident', news: [endlessRepair] }),
  customer('Relecloud', 'relecloud', { character: 'unknown words', news: inUnknownWords }),
  customer('Woodgrove Bank', 'woodgrovebank', {
    character: 'planned maintenance',
    customDomains: ['woodgrovebank.com'],
    services: LARGE,
    subscriptions: [subscription('Woodgrove Core', hostMaintenance)],
  }),
];
