import { expect } from 'chai';
import type { Card } from '../../src/cards/card.ts';
import { customersCard } from '../../src/cards/customers-card.ts';
import { historyCard } from '../../src/cards/history-card.ts';
import { nearestCard } from '../../src/cards/nearest-card.ts';
import { outageCard } from '../../src/cards/outage-card.ts';
import { outageCustomersCard } from '../../src/cards/outage-view-card.ts';
import { outagesCard } from '../../src/cards/outages-card.ts';
import { servicesCard } from '../../src/cards/services-card.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aCustomer, aHeadline, anIncident, aPost, aReport, aService, aTimeline, NOW } from '../support/builders.ts';
import { anOutage } from '../support/outages.ts';
import { LIVE_MARK } from './rules/trust.ts';
import { ofType } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const EVIL = `**A** [pay](https://evil.example) <at>all</at> \`x\` \${customer} \${1 + 1} {{DATE(2026-01-01T00:00:00Z)}}`;

const customer = aCustomer({ name: EVIL, domain: EVIL });
const incident = anIncident({
  title: EVIL,
  impact: `${EVIL} impact`,
  scope: `${EVIL} scope`,
  serviceName: EVIL,
  posts: [aPost(NOW, { label: 'current-status', text: `${EVIL} post` })],
});
const service = aService({ name: EVIL, incidents: [incident] });
const outage = anOutage({ incident }, [customer]);
const across = { customerOf: () => customer, words, now: NOW };
const verdict = { kind: 'likely-microsoft', reasons: [{ kind: 'siblings', service: EVIL, count: 2 }] } as const;
const trouble = { kind: 'trouble', status: 'degraded' } as const;

const CARDS: Readonly<Record<string, Card>> = {
  services: servicesCard({ report: aReport([service], trouble, customer), portals: [], words, now: NOW }),
  timeline: timelineCard({
    timeline: aTimeline({ customer, service, headline: aHeadline(trouble) }),
    portals: [],
    words,
    now: NOW,
  }),
  customers: customersCard({ choices: [customer], total: 1, query: EVIL, reason: 'nearest', recent: 0, words }),
  outage: outageCard({ ...across, outage, verdict, portals: PORTAL_TEMPLATES, living: { followingId: 'f1' } }),
  outages: outagesCard({
    ...across,
    page: 0,
    hidden: false,
    shown: {
      incidents: [{ outage: { ...outage, incident: { ...incident, serviceName: 'Exchange Online' } }, verdict }],
      advisories: [],
      customers: 1,
      silent: 0,
    },
  }),
  'outage customers': outageCustomersCard({
    ...across,
    outage,
    view: { do: 'show-outage', incidentId: 'EX1234567' },
    page: 0,
  }),
  history: historyCard({
    customer,
    services: [{ serviceId: 'x', serviceName: EVIL, cells: [], minutes: 1, incidents: 1, repeats: 0 }],
    days: 90,
    hidden: false,
    words,
    now: NOW,
  }),
  nearest: nearestCard({ text: EVIL, commands: [], customers: [customer], words }),
};

describe('words from outside on a card', () => {
  for (const [name, card] of Object.entries(CARDS)) {
    it(`mean nothing to a client that reads markdown: ${name}`, () => {
      const parsed = ofType(card, 'TextBlock').map(({ text }) => String(text));
      expect(parsed).to.not.be.empty;
      for (const text of parsed) expect(text).to.not.match(LIVE_MARK);
    });

    it(`are shown letter for letter where nothing is read into them: ${name}`, () => {
      expect(ofType(card, 'TextRun').some(({ text }) => String(text).includes(EVIL))).to.equal(true);
    });

    it(`are not evaluated as a template: ${name}`, () => {
      expect(JSON.stringify(card.content)).to.include(`\${1 + 1}`);
    });
  }
});
