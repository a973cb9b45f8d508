import { expect } from 'chai';
import { historyOf } from '../../src/domain/outage-history.ts';
import { aCustomer, anAdvisory, anIncident, daysAgo, minutesAgo, NOW } from '../support/builders.ts';
import { anOutage } from '../support/outages.ts';

const { tenantId } = aCustomer();
const span = { from: daysAgo(90), until: NOW, cells: 18 };

const ended = (startedMinutesAgo: number, minutes: number, feature?: string) =>
  anOutage({
    state: 'resolved',
    incident: anIncident({
      id: `EX${startedMinutesAgo}`,
      isOpen: false,
      startedAt: minutesAgo(startedMinutesAgo),
      endedAt: minutesAgo(startedMinutesAgo - minutes),
      ...(feature ? { feature } : {}),
    }),
  });

describe('history of a customer', () => {
  it('counts minutes once where incidents overlap, and repeats of what was hit before', () => {
    const [exchange] = historyOf(
      tenantId,
      [ended(300, 60, 'mail'), ended(270, 60, 'mail'), ended(100, 10, 'rules')],
      span,
    );
    expect(exchange).to.deep.include({ minutes: 100, incidents: 3, repeats: 1, serviceName: 'Exchange Online' });
  });

  it('draws each stretch of time by its worst, oldest first', () => {
    const [exchange] = historyOf(tenantId, [ended(60 * 24 * 88, 60), ended(60, 10)], span);
    expect(exchange?.cells.map((status) => (status ? 'x' : '.')).join('')).to.equal('x................x');
  });

  it('counts what is open until now, and what vanished until it was last seen', () => {
    expect(historyOf(tenantId, [anOutage()], span)[0]?.minutes).to.equal(92);
    expect(historyOf(tenantId, [anOutage({ state: 'vanished' })], span)[0]?.minutes).to.equal(91);
  });

  it('leaves out advisories, other customers, and what lies before', () => {
    const before = ended(60 * 24 * 95, 60);
    const elsewhere = anOutage({}, [aCustomer({ tenantId: 'another' })]);
    expect(historyOf(tenantId, [anOutage({ incident: anAdvisory() }), elsewhere, before], span)).to.deep.equal([]);
  });
});
