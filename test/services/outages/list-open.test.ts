import { expect } from 'chai';
import type { SourceName } from '../../../src/domain/service.ts';
import { createListOpen } from '../../../src/services/outages/list-open.ts';
import { anAdvisory, anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { outageBooks } from '../../support/outage-books.ts';
import { anOutage } from '../../support/outages.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const BOTH = ['microsoft365', 'azure'] as const;

describe('everything open', () => {
  const ages = CUSTOMERS.map(({ tenantId }, at) => ({
    tenantId,
    source: 'microsoft365' as const,
    ...(at === 4 ? {} : { answeredAt: minutesAgo(at === 3 ? 16 : 2) }),
  }));
  const incident = (id: string, phase: 'degraded' | 'interrupted' = 'degraded') => anIncident({ id, phase });
  const list = (customers = CUSTOMERS.slice(0, 6), sees: readonly SourceName[] = BOTH) => {
    const { outages, looks } = outageBooks(
      [
        anOutage({ incident: incident('NARROW') }, CUSTOMERS.slice(0, 1)),
        anOutage({ incident: incident('WIDE') }, CUSTOMERS.slice(0, 3)),
        anOutage({ incident: incident('WORST', 'interrupted') }, CUSTOMERS.slice(1, 2)),
        anOutage({ incident: incident('ELSEWHERE', 'interrupted') }, CUSTOMERS.slice(10)),
        anOutage({ incident: incident('SILENT', 'interrupted') }, CUSTOMERS.slice(3, 5)),
        anOutage({ incident: anAdvisory() }, CUSTOMERS),
        anOutage({ incident: anAdvisory({ id: 'CLOUD', source: 'azure' }) }, CUSTOMERS),
      ],
      ages,
    );
    return createListOpen({ openOutages: outages.open, looks, clock: () => NOW })(customers, sees);
  };
  const ids = ({ incidents }: Awaited<ReturnType<typeof list>>) => incidents.map(({ outage }) => outage.incident.id);

  it('comes worst and widest first, advisories apart, each with its verdict', async () => {
    const shown = await list();
    expect(ids(shown)).to.deep.equal(['WORST', 'WIDE', 'NARROW', 'SILENT']);
    expect(shown.advisories).to.have.length(2);
    expect((await list(CUSTOMERS.slice(0, 6), ['microsoft365'])).advisories).to.have.length(1);
    expect(shown.incidents.map(({ verdict }) => verdict.kind)).to.deep.equal([
      'microsoft-confirms',
      'microsoft-confirms',
      'microsoft-confirms',
      'cannot-tell',
    ]);
  });

  it('knows of nobody but the customers it is asked about', async () => {
    const shown = await list(CUSTOMERS.slice(0, 2));
    expect(ids(shown)).to.deep.equal(['WORST', 'WIDE', 'NARROW']);
    expect(shown.incidents[1]?.outage.exposures).to.have.length(2);
    expect(shown.customers).to.equal(2);
  });

  it('counts as silent who has not answered for 15 minutes, or never', async () => {
    const { silent, readAt } = await list();
    expect(silent).to.equal(2);
    expect(readAt).to.deep.equal(minutesAgo(2));
    const { looks, outages } = outageBooks();
    const none = await createListOpen({ openOutages: outages.open, looks, clock: () => NOW })(CUSTOMERS, BOTH);
    expect(none).to.deep.include({ silent: CUSTOMERS.length, customers: CUSTOMERS.length });
  });
});
