import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GOOD_FORM, GRAPH, login, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const VAULT = 'https://vault.azure.net';

describe('sandbox: Key Vault, and what the login can be told', () => {
  let sandbox: Sandbox;
  before(async function () {
    this.timeout(30_000);
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());

  it('gives a secret to a token of the partner for the vault alone', async () => {
    const get = await asTenant(sandbox, PARTNER_TENANT_ID, VAULT);
    const { status, body } = await get('/secrets/token-key?api-version=7.4');
    expect([status, Buffer.from(body.value, 'base64').length, body.attributes.enabled]).to.deep.equal([200, 32, true]);
    expect((await get('/secrets/token-key')).body.error.code).to.equal('BadParameter');
    expect((await get('/secrets/none?api-version=7.4')).body.error.code).to.equal('SecretNotFound');
    const graph = await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH);
    expect((await graph('/secrets/token-key?api-version=7.4')).status).to.equal(401);
  });

  it('answers for a tenant what its policies say, until they are undone', async () => {
    const ask = () => login(sandbox, 'contoso.com', { ...GOOD_FORM, scope: `${GRAPH}/.default` });
    await sandbox.setPolicy('contoso.com', 53003);
    const { status, body } = await ask();
    expect([status, body.error]).to.deep.equal([400, 'interaction_required']);
    expect(body.error_description).to.match(/^AADSTS53003: /);
    await sandbox.resetPolicies();
    expect((await ask()).status).to.equal(200);
  });

  it('refuses orders that mean nothing', async () => {
    const order = async (path: string, body: object) =>
      (await fetch(`${sandbox.url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) })).status;
    expect(await order('policies', { tenant: 'contoso.com', code: 1 })).to.equal(400);
    expect(await order('policies', { tenant: 'nowhere', code: 53003 })).to.equal(400);
    expect(await order('mfa', { person: 'nobody', mfa: false })).to.equal(400);
  });

  it('knows the bot beside the reader, for the Bot Framework alone', async () => {
    const bot = { ...GOOD_FORM, client_id: '5a0d0000-0000-4000-8000-000000000002', client_secret: 'sandbox-bot' };
    const scope = 'https://api.botframework.com/.default';
    expect((await login(sandbox, PARTNER_TENANT_ID, { ...bot, scope })).status).to.equal(200);
    expect((await login(sandbox, PARTNER_TENANT_ID, { ...bot, scope: `${GRAPH}/.default` })).status).to.equal(400);
    expect((await login(sandbox, 'contoso.com', { ...bot, scope })).body.error_description).to.include('AADSTS700016');
    expect((await login(sandbox, PARTNER_TENANT_ID, { ...bot, client_secret: 'x', scope })).status).to.equal(401);
  });
});
