import { expect } from 'chai';
import type { Customer } from '../../../src/domain/customer.ts';
import type { Outage } from '../../../src/domain/outage.ts';
import { oneWay } from '../../../src/house/one-way.ts';
import { createJudge } from '../../../src/services/outages/judge.ts';
import { createNoteQuestion } from '../../../src/services/outages/note-question.ts';
import { anIncident, aReport, aService, minutesAgo, NOW } from '../../support/builders.ts';
import { askedBook } from '../../support/outage-books.ts';
import { anOutage, SOMEBODY } from '../../support/outages.ts';
import { CUSTOMERS, customerNamed } from '../../support/some-customers.ts';

const [contoso, suites, fabrikam, northwind] = ['Contoso', 'Contoso Suites', 'Fabrikam, Inc.', 'Northwind Traders'].map(
  customerNamed,
) as [Customer, Customer, Customer, Customer];
const clock = () => NOW;
const byId = new Map(CUSTOMERS.map((customer) => [customer.tenantId, customer]));
const everybody = () => true;

describe('judging a report', () => {
  const exchange = aService();
  const judge = (asked = askedBook(), outages: readonly Outage[] = []) =>
    createJudge({ asked, openOutages: async () => outages, customer: (id) => byId.get(id), clock });
  const report = { ...aReport([exchange], { kind: 'clear' }, contoso), serviceIds: ['Exchange'] };

  const askedBy = async (...asks: readonly (readonly [agent: number, customer: Customer])[]) => {
    const asked = askedBook();
    const note = createNoteQuestion({ asked, clock, digest: oneWay });
    for (const [agent, customer] of asks) await note({ ...SOMEBODY, objectId: `agent-${agent}` }, customer, exchange);
    return asked;
  };

  it('sees a wave: three customers, each asked about by another agent', async () => {
    const asked = await askedBy([0, contoso], [1, suites], [2, fabrikam]);
    expect(await judge(asked)(report, everybody)).to.deep.include({
      kind: 'likely-microsoft',
      reasons: [{ kind: 'asked', count: 3 }],
    });
  });

  it('sees none in one busy agent, in one customer of many agents, or in repetitions', async () => {
    const busy = await askedBy([0, contoso], [0, suites], [0, fabrikam]);
    const crowded = await askedBy([0, contoso], [1, contoso], [2, contoso]);
    const repeated = await askedBy([0, contoso], [1, suites], [1, suites], [0, contoso]);
    for (const asked of [busy, crowded, repeated]) {
      expect((await judge(asked)(report, everybody)).kind).to.equal('only-this-customer');
    }
  });

  it('counts nobody of whom its reader may not hear, and asks older than 15 minutes not at all', async () => {
    const asked = await askedBy([0, contoso], [1, suites], [2, fabrikam]);
    const but = (customer: Customer) => customer !== fabrikam;
    expect((await judge(asked)(report, but)).kind).to.equal('only-this-customer');
    const old = askedBook(asked.noted.map((one) => ({ ...one, at: minutesAgo(16) })));
    expect((await judge(old)(report, everybody)).kind).to.equal('only-this-customer');
  });

  it('keeps no name and no id of who has asked', async () => {
    const { noted } = await askedBy([0, contoso]);
    expect(JSON.stringify(noted)).to.not.include(SOMEBODY.name).and.not.include(SOMEBODY.tenantId);
    expect(noted[0]?.by).to.match(/^.{44}$/);
  });

  it('sees siblings: an open incident of the service at others, which this customer does not show', async () => {
    const at = (over: Partial<Outage>, ...customers: Customer[]) => anOutage(over, customers);
    const likely = async (outage: Outage, hears = everybody as (customer: Customer) => boolean) =>
      (await judge(askedBook(), [outage])(report, hears)).reasons.find(({ kind }) => kind === 'siblings');
    expect(await likely(at({}, suites, fabrikam))).to.deep.include({ count: 2, service: 'Exchange Online' });
    expect(await likely(at({}, suites, fabrikam), (one) => one === fabrikam)).to.deep.include({ count: 1 });
    expect(await likely(at({}, suites), (one) => one === contoso)).to.equal(undefined);
    expect(await likely(at({}, contoso, suites)), 'it shows the incident itself').to.equal(undefined);
    expect(await likely(at({ state: 'vanished' }, suites))).to.equal(undefined);
    expect(await likely(at({ readAt: minutesAgo(20) }, suites))).to.equal(undefined);
    expect(await likely(at({ incident: anIncident({ classification: 'advisory' }) }, northwind))).to.equal(undefined);
    expect(await likely(at({ incident: anIncident({ serviceId: 'SharePoint' }) }, northwind))).to.equal(undefined);
  });
});
