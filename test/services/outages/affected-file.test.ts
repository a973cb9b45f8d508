import { expect } from 'chai';
import type { Customer } from '../../../src/domain/customer.ts';
import type { SourceName } from '../../../src/domain/service.ts';
import { createAccess } from '../../../src/services/access/access.ts';
import { createAffectedFile } from '../../../src/services/outages/affected-file.ts';
import { narrow } from '../../../src/services/outages/narrow.ts';
import { aCustomer, anIncident, minutesAgo } from '../../support/builders.ts';
import { aFollowing, anOutage, SOMEBODY } from '../../support/outages.ts';

const tenant = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const formula = aCustomer({ tenantId: tenant(1), name: '=HYPERLINK("https://evil.example")', domain: '@evil' });
const korean = aCustomer({ tenantId: tenant(2), name: '한빛물산', domain: 'hanbit.onmicrosoft.com' });
const plus = aCustomer({ tenantId: tenant(3), name: '+Plus, Inc.', domain: '-dash.onmicrosoft.com' });
const ALL = [formula, korean, plus];

function setUp({
  hears = (_: Customer): boolean => true,
  source = 'microsoft365' as SourceName,
  seesAzure = true,
} = {}) {
  const found = anOutage({ incident: anIncident({ source }) }, ALL);
  const [first, second, third] = found.exposures as [never, never, (typeof found.exposures)[0]];
  const outage = { ...found, exposures: [first, second, { ...third, endedAt: minutesAgo(5) }] };
  const only = (of: (customer: Customer) => boolean) => (id: string) =>
    ALL.some((one) => one.tenantId === id && of(one));
  const read = createAffectedFile({
    customer: (id) => ALL.find(({ tenantId }) => tenantId === id),
    outage: async (id) => (id === outage.incident.id ? outage : undefined),
    async livingView(followingId) {
      const heard = narrow(
        outage,
        only((one) => one !== formula),
      );
      return followingId === 'f1' && heard ? { following: aFollowing(), outage: heard } : undefined;
    },
  });
  const refusal = { kind: 'not-your-customer', groups: [] } as const;
  const access = createAccess(
    async () => ({
      may: (deed) => (deed === 'see-azure' && !seesAzure ? refusal : undefined),
      mayAt: (_deed, customer) => (hears(customer) ? undefined : refusal),
    }),
    SOMEBODY,
  );
  return async (followingId?: string): Promise<readonly string[] | undefined> => {
    const file = await read({ kind: 'affected-customers', incidentId: outage.incident.id, followingId }, access);
    const [byteOrder, ...text] = file ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes) : [''];
    if (file) expect(byteOrder).to.equal('\uFEFF');
    return file && text.join('').trimEnd().split('\r\n');
  };
}

describe('a file of affected customers', () => {
  it('has a row for each, by name, as a spreadsheet reads it in any language', async () => {
    const rows = (await setUp()()) ?? [];
    expect(rows[0]).to.equal('incident,service,customer,domain,tenant_id,status,seen_from,last_seen,ended');
    expect(rows).to.have.lengthOf(4);
    expect(rows.join('\n')).to.include(`,한빛물산,hanbit.onmicrosoft.com,${tenant(2)},degraded,`);
    expect(rows.find((row) => row.includes('Plus'))).to.match(/,operational,.*,20\d\d-\d\d-\d\dT[^,]*Z$/);
  });

  it('is no program: what a spreadsheet would take for a formula is text', async () => {
    const text = ((await setUp()()) ?? []).join('\n');
    expect(text).to.include(`"'=HYPERLINK(""https://evil.example"")"`).and.include(`"'+Plus, Inc."`);
    expect(text).to.include(",'@evil,").and.include(",'-dash.onmicrosoft.com,");
  });

  it('tells of those alone whom the agent may see', async () => {
    const rows = await setUp({ hears: (one: Customer) => one === korean })();
    expect(rows).to.have.lengthOf(2);
    expect(await setUp({ hears: () => false })()).to.equal(undefined);
    expect(await setUp({ source: 'azure', seesAzure: false })()).to.equal(undefined);
    expect(await setUp({ source: 'azure' })()).to.have.lengthOf(4);
  });

  it('tells, from a living card, of those alone whom the card may name as well', async () => {
    const text = ((await setUp()('f1')) ?? []).join('\n');
    expect(text).to.include('한빛물산').and.include('Plus').and.not.include('HYPERLINK');
    expect(await setUp()('f2')).to.equal(undefined);
    expect(await setUp({ hears: (one: Customer) => one === formula })('f1')).to.equal(undefined);
  });
});
