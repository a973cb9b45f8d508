import { expect } from 'chai';
import sinon from 'sinon';
import type { Agent, PartnerRole } from '../../../src/domain/agent.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import type { AccessAssignment, Relationship } from '../../../src/domain/gdap.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createAccessView } from '../../../src/services/access/access-view.ts';
import { createGrants } from '../../../src/services/access/grants.ts';
import { createRightsOf, type RightsNeeds } from '../../../src/services/access/rights.ts';
import type { PartnerGroups } from '../../../src/services/ports.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
const MINUTE_MS = 60_000;
const SERVICE_SUPPORT = 'f023fd81-a637-4b56-95fd-791ac0226033';
const MESSAGES_ONLY = '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b';
const AGENT: Agent = { objectId: 'kim', tenantId: 'PARTNER', name: 'Kim Minji' };
const [CONTOSO, SUITES, FABRIKAM, NORTHWIND, NORTHERN] = CUSTOMERS as [
  Customer,
  Customer,
  Customer,
  Customer,
  Customer,
];

const aRelationship = (tenantId: string, more: Partial<Relationship> = {}): Relationship => ({
  id: `r-${tenantId}`,
  tenantId,
  name: 'support',
  status: 'active',
  endsAt: new Date('2027-05-01T00:00:00Z'),
  autoExtends: false,
  roleIds: [SERVICE_SUPPORT],
  ...more,
});
const anAssignment = (tenantId: string, groupId: string, more: Partial<AccessAssignment> = {}): AccessAssignment => ({
  relationshipId: `r-${tenantId}`,
  tenantId,
  groupId,
  roleIds: [SERVICE_SUPPORT],
  isActive: true,
  ...more,
});

const aView = (relationships: readonly Relationship[], assignments: readonly AccessAssignment[], gone: string[] = []) =>
  createAccessView({
    relationships,
    assignments,
    offboarded: new Map(gone.map((tenantId) => [tenantId, NOW])),
    isKnown: true,
  });

const GRANTS = await createGrants(
  aView(
    [
      aRelationship(CONTOSO.tenantId),
      aRelationship(SUITES.tenantId),
      aRelationship(FABRIKAM.tenantId),
      aRelationship(NORTHWIND.tenantId, { status: 'expired', endsAt: new Date('2026-11-03T00:00:00Z') }),
      aRelationship(NORTHERN.tenantId),
    ],
    [
      anAssignment(CONTOSO.tenantId, 'g-global'),
      anAssignment(SUITES.tenantId, 'g-suites', { roleIds: [MESSAGES_ONLY] }),
      anAssignment(FABRIKAM.tenantId, 'g-global', { isActive: false }),
      anAssignment(NORTHWIND.tenantId, 'g-global'),
      anAssignment(NORTHERN.tenantId, 'g-global'),
    ],
    [NORTHERN.tenantId],
  ),
  NOW,
  async () => {},
);

function setUp(over: Partial<RightsNeeds> = {}) {
  const directory = { roles: ['helpdesk-agent'] as PartnerRole[], groups: ['g-global'] };
  const groups = {
    rolesOf: sinon.spy(async () => directory.roles),
    memberOf: sinon.spy(async (_: Agent, ids: readonly string[]) => ids.filter((id) => directory.groups.includes(id))),
    namesOf: sinon.spy(async (ids: readonly string[]) => new Map(ids.map((id) => [id, id.toUpperCase()]))),
  } satisfies PartnerGroups;
  const clock = { now: NOW };
  const failures: SourceError[] = [];
  const rightsOf = createRightsOf({
    groups,
    grants: async () => GRANTS,
    policy: DEFAULT_POLICY,
    scoping: true,
    azureGroups: ['g-azure'],
    partnerTenantId: 'partner',
    clock: () => clock.now,
    deadline: () => new AbortController().signal,
    onFailure: (error) => failures.push(error),
    ...over,
  });
  const pass = (ms: number) => {
    clock.now = new Date(clock.now.getTime() + ms);
  };
  return { rightsOf, directory, groups, pass, failures };
}

describe('rights', () => {
  it('are the roles’, by the policy, and the groups’, by the customer', async () => {
    const { rightsOf } = setUp();
    const rights = await rightsOf(AGENT);
    expect(rights.may('escalate')).to.equal(undefined);
    expect(rights.may('approve-audience')?.kind).to.equal('wrong-role');
    expect(rights.mayAt('see-health', CONTOSO)).to.equal(undefined);
    expect(rights.mayAt('see-health', SUITES)?.kind).to.equal('not-your-customer');
  });

  it('need an active assignment, of a relationship that has not ended, with a role that suits the deed', async () => {
    const { rightsOf, directory } = setUp();
    directory.groups = ['g-global', 'g-suites'];
    const rights = await rightsOf(AGENT);
    expect(rights.mayAt('see-health', FABRIKAM)?.kind, 'inactive').to.equal('not-your-customer');
    expect(rights.mayAt('see-messages', SUITES), 'messages').to.equal(undefined);
    expect(rights.mayAt('see-health', SUITES)?.kind, 'messages only').to.equal('not-your-customer');
    expect(rights.mayAt('see-health', NORTHERN)?.kind, 'offboarded').to.equal('not-your-customer');
    expect(rights.mayAt('see-health', NORTHWIND)).to.deep.include({
      kind: 'relationship-ended',
      endedAt: new Date('2026-11-03T00:00:00Z'),
    });
  });

  it('let who could renew a relationship find the customer whose has ended, and do nothing else there', async () => {
    const { rightsOf, directory } = setUp();
    directory.roles = ['admin-agent'];
    const rights = await rightsOf(AGENT);
    expect(rights.mayAt('find-customers', NORTHWIND)).to.equal(undefined);
    expect(rights.mayAt('see-health', NORTHWIND)).to.equal(undefined);
    expect(rights.mayAt('escalate', NORTHWIND)?.kind).to.equal('relationship-ended');
  });

  it('end with the relationship’s last day, whatever its status says', async () => {
    const view = aView([aRelationship('t', { endsAt: NOW })], [anAssignment('t', 'g')]);
    const grantsAt = async (now: Date) => (await createGrants(view, now, async () => {})).tenantsOf('g', 'health').size;
    expect(await grantsAt(new Date(NOW.getTime() - 1))).to.equal(1);
    expect(await grantsAt(NOW)).to.equal(0);
  });

  it('are all of the partner’s customers with scoping off, and GDAP groups are then not asked for', async () => {
    const { rightsOf, groups } = setUp({ scoping: false });
    const rights = await rightsOf(AGENT);
    expect(rights.mayAt('see-health', SUITES)).to.equal(undefined);
    sinon.assert.calledWith(groups.memberOf, AGENT, ['g-azure']);
  });

  for (const scoping of [true, false]) {
    describe(`to Azure, of which GDAP says nothing (scoping ${scoping ? 'on' : 'off'})`, () => {
      const azureOf = async (roles: PartnerRole[], groups: string[]) => {
        const { rightsOf, directory } = setUp({ scoping });
        Object.assign(directory, { roles, groups });
        return (await rightsOf(AGENT, { fresh: true, at: CONTOSO })).mayAt('see-azure', CONTOSO);
      };

      it('are AdminAgents’, and of the groups that settings name', async () => {
        expect(await azureOf(['admin-agent'], [])).to.equal(undefined);
        expect(await azureOf(['helpdesk-agent'], ['g-azure'])).to.equal(undefined);
      });

      it('are nobody else’s, who reads which groups to ask for', async () => {
        for (const role of ['global-admin', 'helpdesk-agent', 'sales-agent'] as const)
          expect(await azureOf([role], ['g-global'])).to.deep.equal({
            kind: 'no-azure-right',
            groups: ['AdminAgents', 'G-AZURE'],
          });
        expect(await azureOf([], ['g-azure'])).to.include({ kind: 'no-role' });
      });
    });
  }

  it('cannot be told before the relationships have been read', async () => {
    const { rightsOf, directory } = setUp({ grants: async () => undefined });
    expect((await rightsOf(AGENT)).mayAt('see-health', CONTOSO)?.kind).to.equal('cannot-tell');
    directory.roles = [];
    expect((await rightsOf(AGENT, { fresh: true })).may('see-health')?.kind).to.equal('no-role');
  });

  it('name the groups to ask for, once they were asked afresh', async () => {
    const { rightsOf } = setUp();
    const rights = await rightsOf(AGENT, { fresh: true, at: CONTOSO });
    expect(rights.may('offboard')?.groups).to.deep.equal(['Global Administrator', 'AdminAgents']);
    const stranger = setUp();
    stranger.directory.groups = [];
    const none = await stranger.rightsOf(AGENT, { fresh: true, at: CONTOSO });
    expect(none.mayAt('see-health', CONTOSO)?.groups).to.deep.equal(['G-GLOBAL']);
    expect(none.may('find-customers')).to.deep.include({ kind: 'not-your-customer', groups: ['G-GLOBAL'] });
  });

  it('tell somebody of another tenant nothing, and ask nobody about them', async () => {
    const { rightsOf, groups } = setUp();
    const rights = await rightsOf({ ...AGENT, tenantId: 'elsewhere' });
    expect(rights.mayAt('see-health', CONTOSO)).to.deep.equal({ kind: 'stranger', groups: [] });
    sinon.assert.notCalled(groups.rolesOf);
  });

  it('are read once in five minutes, and a right that was taken away is gone then', async () => {
    const { rightsOf, directory, groups, pass } = setUp();
    await rightsOf(AGENT);
    directory.roles = [];
    pass(5 * MINUTE_MS - 1);
    expect((await rightsOf(AGENT)).may('see-health')).to.equal(undefined);
    sinon.assert.calledOnce(groups.rolesOf);
    pass(1);
    expect((await rightsOf(AGENT)).may('see-health')?.kind).to.equal('no-role');
  });

  it('are asked for once by turns that run at the same time', async () => {
    const { rightsOf, groups } = setUp();
    await Promise.all([rightsOf(AGENT), rightsOf(AGENT), rightsOf(AGENT, { fresh: true })]);
    sinon.assert.calledOnce(groups.rolesOf);
  });

  it('cannot be told while the directory fails, which is not remembered', async () => {
    const { rightsOf, groups, failures } = setUp();
    const works = groups.rolesOf;
    groups.rolesOf = sinon.spy(async () => {
      throw new SourceError('unreachable', 'microsoft365', 'made for a test');
    });
    expect((await rightsOf(AGENT)).may('find-customers')).to.deep.equal({ kind: 'cannot-tell', groups: [] });
    expect(failures.map(({ kind }) => kind)).to.deep.equal(['unreachable']);
    groups.rolesOf = works;
    expect((await rightsOf(AGENT)).may('find-customers')).to.equal(undefined);
  });
});
