import { expect } from 'chai';
import type { HealthReport } from '../../../src/domain/health-report.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import type { ReadDetails } from '../../../src/services/details/read-details.ts';
import { createReportWithDetails, DETAILS_WAIT_MS } from '../../../src/services/details/report-with-details.ts';
import { aCustomer, aReport, aService, aSilentService } from '../../support/builders.ts';

function setUp({ health = aReport([aService()]), settled = Promise.resolve() as Promise<unknown> } = {}) {
  const rights: RightToRead[] = [];
  const asked: unknown[] = [];
  const waits: number[] = [];
  const limit = new AbortController();
  const readDetails = Object.assign(
    (_: unknown, options: unknown) => {
      asked.push(options);
      return { settled, told: () => [] };
    },
    { forget: () => {}, close: async () => {} },
  ) as ReadDetails;
  const report = createReportWithDetails({
    reportHealth: async () => health,
    mayRead: () => rights.shift() ?? { may: true },
    readDetails,
    join: (joined): HealthReport => ({ ...joined, details: [] }),
    deadline: (ms) => {
      waits.push(ms);
      return limit.signal;
    },
  });
  return { report, rights, asked, waits, health, runOut: () => limit.abort() };
}

describe('a report with details', () => {
  it('asks for both at once, again when a person does', async () => {
    const { report, asked } = setUp();
    expect(await report(aCustomer(), { fresh: true })).to.have.property('details');
    expect(asked).to.deep.equal([{ fresh: true }]);
  });

  it('waits for details a moment and no longer', async () => {
    const { report, runOut, waits } = setUp({ settled: new Promise(() => {}) });
    const answer = report(aCustomer());
    runOut();
    expect(await answer).to.have.property('details');
    expect(waits).to.deep.equal([DETAILS_WAIT_MS]);
  });

  it('waits for nothing when the services themselves are unknown', async () => {
    const health = aReport([aSilentService('microsoft365', 'timeout')]);
    const { report } = setUp({ health, settled: new Promise(() => {}) });
    expect(await report(aCustomer())).to.equal(health);
  });

  it('asks nothing where we may not read', async () => {
    const { report, rights, asked, health } = setUp();
    rights.push({ may: false, why: 'ended' });
    expect(await report(aCustomer())).to.equal(health);
    expect(asked).to.deep.equal([]);
  });

  it('adds nothing when the right has ended meanwhile', async () => {
    const { report, rights, health } = setUp();
    rights.push({ may: true }, { may: false, why: 'ended' });
    expect(await report(aCustomer())).to.equal(health);
  });
});
