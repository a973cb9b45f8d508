import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const ROOT = '/v1.0/tenantRelationships';
const NOW = new Date('2026-11-22T10:00:00Z');

describe('sandbox: relationships', () => {
  let sandbox: Sandbox;
  let get: Awaited<ReturnType<typeof asTenant>>;
  before(async () => {
    sandbox = await startSandbox({ customers: 800, now: NOW, fixedClock: true });
    get = await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH);
  });
  after(() => sandbox.stop());

  async function all(path: string): Promise<any[]> {
    const items: any[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const { body }: { body: any } = await get(next);
      items.push(...body.value);
      next = body['@odata.nextLink'];
    }
    return items;
  }
  const of = async (name: string) =>
    (await all(`${ROOT}/delegatedAdminRelationships?$top=300`)).filter(({ customer }) => customer.displayName === name);

  it('come in pages of 300 at most, each once', async () => {
    const { body } = await get(`${ROOT}/delegatedAdminRelationships?$top=5000`);
    expect(body.value).to.have.length(300);
    const relationships = await all(`${ROOT}/delegatedAdminRelationships?$top=300`);
    expect(new Set(relationships.map(({ id }) => id))).to.have.property('size', relationships.length);
    expect(relationships.length).to.be.within(790, 810);
  });

  it('stand as their customers do: ended, ending, waiting, without health, or not at all', async () => {
    const stands = async (name: string) =>
      (await of(name)).map(({ status, autoExtendDuration, endDateTime }) =>
        [status, autoExtendDuration, endDateTime?.slice(0, 10)].join(' '),
      );
    expect(await stands('Lucerne Publishing')).to.deep.equal(['expired PT0S 2026-11-03']);
    expect(await stands('Lamna Healthcare')).to.deep.equal(['active PT0S 2026-12-03']);
    expect(await stands('Nod Publishers')).to.deep.equal(['expired PT0S 2026-11-03', 'approvalPending P180D ']);
    expect(await stands('Fincher Architects')).to.deep.equal([]);
    expect((await of('Wingtip Toys'))[0]?.accessDetails.unifiedRoles).to.have.length(1);
  });

  it('are assigned to groups: one reads everywhere, one in Korea, one files tickets', async () => {
    const groupsAt = async (name: string) => {
      const [{ id }] = await of(name);
      const assignments = await all(`${ROOT}/delegatedAdminRelationships/${id}/accessAssignments`);
      return assignments.map(({ accessContainer }) => accessContainer.accessContainerId);
    };
    const { serviceSupportGlobal, serviceSupportKorea, tickets } = groups;
    expect(await groupsAt('Contoso')).to.deep.equal([serviceSupportGlobal.id, tickets.id]);
    expect(await groupsAt('서울커피')).to.deep.equal([serviceSupportGlobal.id, serviceSupportKorea.id, tickets.id]);
  });

  it('can be ended, and stand again as they did', async () => {
    await sandbox.setRelationships('contoso.com', 'terminated');
    expect((await of('Contoso'))[0]?.status).to.equal('terminated');
    const filtered = await all(`${ROOT}/delegatedAdminRelationships?$filter=status eq 'terminated'`);
    expect(filtered).to.have.length(1);
    await sandbox.resetRelationships();
    expect((await of('Contoso'))[0]?.status).to.equal('active');
  });

  it('name customers without a domain; contracts name those who buy, with their default domain', async () => {
    const customers = await all(`${ROOT}/delegatedAdminCustomers?$top=300`);
    expect(customers).to.have.length(799);
    const contracts = await all('/v1.0/contracts?$top=999');
    expect(contracts).to.have.length(797);
    expect(contracts.find(({ displayName }) => displayName === 'Contoso').defaultDomainName).to.equal('contoso.com');
  });

  it('are the partner’s own: no customer’s token opens them, and nobody else’s options', async () => {
    const contoso = await asTenant(sandbox, 'contoso.com', GRAPH);
    expect((await contoso(`${ROOT}/delegatedAdminRelationships`)).status).to.equal(403);
    expect((await get(`${ROOT}/delegatedAdminRelationships?$select=id`)).status).to.equal(400);
    expect((await get(`${ROOT}/delegatedAdminRelationships/none/accessAssignments`)).status).to.equal(404);
  });
});
