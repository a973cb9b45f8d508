import { expect } from 'chai';
import { staff } from '../../sandbox/world/staff.ts';
import { createGraphContactDirectory } from '../../src/services/adapters/graph/contact-directory.ts';
import { aTransport } from '../support/outside-client.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { GOOD_FORM, GRAPH, login, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

describe('contact directory: the sandbox', () => {
  let sandbox: Sandbox;
  before(async function open() {
    this.timeout(20_000);
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());
  afterEach(() => sandbox.clearFaults());

  const { signal } = new AbortController();
  const contacts = () =>
    createGraphContactDirectory({
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
  const kim = { objectId: staff[0]?.id ?? '', tenantId: PARTNER_TENANT_ID, name: 'Kim' };

  it('tells name, mail and phone of one of the partner’s people', async () => {
    expect(await contacts().contactOf(kim, signal)).to.deep.equal({
      name: 'Kim Minji',
      mail: 'kim.minji@sandboxpartner.onmicrosoft.com',
      phone: '+82 2 555 0100',
    });
  });

  it('knows nothing of who is not there', async () => {
    expect(await contacts().contactOf({ ...kim, objectId: 'nobody' }, signal)).to.equal(undefined);
  });

  it('fails by kind where the right is missing', async () => {
    await sandbox.fault({ path: '/v1.0/users', status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
    const told = contacts().contactOf(kim, signal);
    expect(await told.catch(({ kind }) => kind)).to.equal('no-permission');
  });
});
