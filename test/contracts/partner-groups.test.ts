import { expect } from 'chai';
import { groups } from '../../sandbox/world/groups.ts';
import { staff } from '../../sandbox/world/staff.ts';
import type { Agent } from '../../src/domain/agent.ts';
import { createGraphPartnerGroups } from '../../src/services/adapters/graph/partner-groups.ts';
import { aTransport } from '../support/outside-client.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { GOOD_FORM, GRAPH, login, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

describe('partner groups: the sandbox', () => {
  let sandbox: Sandbox;
  before(async function open() {
    this.timeout(20_000);
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  afterEach(() => sandbox.resetMembers());

  const { signal } = new AbortController();
  const partnerGroups = () =>
    createGraphPartnerGroups({
      baseUrl: sandbox.url,
      scope: GRAPH,
      tokens: {
        async for(tenant, scope) {
          const { body } = await login(sandbox, tenant, { ...GOOD_FORM, scope: `${scope}/.default` });
          return body.access_token;
        },
      },
      http: aTransport().http,
      partnerTenantId: PARTNER_TENANT_ID,
    });
  const named = (name: string): Agent => {
    const person = staff.find(({ displayName }) => displayName === name);
    return { objectId: person?.id ?? '', tenantId: PARTNER_TENANT_ID, name };
  };
  const GDAP = [groups.serviceSupportGlobal.id, groups.serviceSupportKorea.id, groups.tickets.id];

  for (const [name, roles, memberOf] of [
    ['Alex Wilber', ['admin-agent'], ['serviceSupportGlobal', 'tickets']],
    ['Kim Minji', ['helpdesk-agent'], ['serviceSupportGlobal', 'tickets']],
    ['Park Jiho', ['helpdesk-agent'], ['serviceSupportKorea']],
    ['Ingrid Solheim', ['sales-agent'], ['serviceSupportGlobal']],
    ['Daniela Ferreira', ['global-admin'], ['serviceSupportGlobal']],
    ['Tom Okafor', [], []],
    ['Nobody at all', [], []],
  ] as const) {
    it(`knows the roles and groups of ${name}`, async () => {
      expect(await partnerGroups().rolesOf(named(name), signal)).to.deep.equal(roles);
      const ids = await partnerGroups().memberOf(named(name), GDAP, signal);
      expect(ids).to.deep.equal(memberOf.map((group) => groups[group].id));
    });
  }

  it('names groups, and sees a group activated and taken away', async () => {
    const { id, displayName } = groups.serviceSupportKorea;
    expect(await partnerGroups().namesOf([id, 'nothing'], signal)).to.deep.equal(new Map([[id, displayName]]));
    await sandbox.setMember(named('Tom Okafor').objectId, id, true);
    expect(await partnerGroups().memberOf(named('Tom Okafor'), GDAP, signal)).to.deep.equal([id]);
    await sandbox.setMember(named('Tom Okafor').objectId, id, false);
    expect(await partnerGroups().memberOf(named('Tom Okafor'), GDAP, signal)).to.deep.equal([]);
  });
});
