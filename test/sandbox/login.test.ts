import { ClientSecretCredential } from '@azure/identity';
import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import {
  AZURE,
  asTenant,
  GOOD_FORM,
  GRAPH,
  login,
  PARTNER_CENTER,
  PARTNER_TENANT_ID,
} from '../support/sandbox-calls.ts';

describe('sandbox: login', () => {
  let sandbox: Sandbox;
  let tenantIds: Record<string, string>;
  before(async () => {
    sandbox = await startSandbox();
    tenantIds = Object.fromEntries((await sandbox.customers()).map(({ name, tenantId }) => [name, tenantId]));
  });
  after(() => sandbox.stop());

  const tenant = (name: string): string => tenantIds[name] ?? expect.fail(`no customer ${name}`);
  const scope = `${GRAPH}/.default`;

  it('satisfies the real ClientSecretCredential, for many tenants', async () => {
    const credential = new ClientSecretCredential(PARTNER_TENANT_ID, GOOD_FORM.client_id, GOOD_FORM.client_secret, {
      authorityHost: sandbox.url,
      disableInstanceDiscovery: true,
      additionallyAllowedTenants: ['*'],
    });
    for (const tenantId of [PARTNER_TENANT_ID, tenant('Contoso'), tenant('미래전자')]) {
      const { token } = await credential.getToken(scope, { tenantId });
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      expect(claims).to.include({ tid: tenantId, aud: GRAPH, appid: GOOD_FORM.client_id });
      expect(claims.exp - claims.iat).to.equal(3599);
      expect(claims.roles).to.be.an('array').that.is.not.empty;
    }
  });

  const refusals = {
    'a wrong secret': [{ client_secret: 'guess' }, 'Contoso', 401, 7000215],
    'an unknown application': [{ client_id: PARTNER_TENANT_ID }, 'Contoso', 400, 700016],
    'another grant': [{ grant_type: 'password' }, 'Contoso', 400, 70003],
    'a bare scope': [{ scope: `${GRAPH}/Mail.Read` }, 'Contoso', 400, 1002012],
    'an unknown resource': [{ scope: 'https://example.com/.default' }, 'Contoso', 400, 500011],
    'a tenant without consent': [{}, 'Trey Research', 400, 65001],
    'a tenant whose delegated access has expired': [{}, 'Lucerne Publishing', 400, 90072],
    'an unknown tenant': [{}, undefined, 400, 90002],
  } as const;
  for (const [what, [change, customer, status, code]] of Object.entries(refusals)) {
    it(`refuses ${what} with AADSTS${code}`, async () => {
      const whom = customer === undefined ? '11111111-2222-4333-8444-555555555555' : tenant(customer);
      const answer = await login(sandbox, whom, { ...GOOD_FORM, scope, ...change });
      expect(answer.status).to.equal(status);
      expect(answer.body.error_codes).to.deep.equal([code]);
      expect(answer.body.error_description).to.match(new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: `));
      expect(answer.body).to.have.all.keys(
        ...['error', 'error_description', 'error_codes', 'timestamp', 'trace_id', 'correlation_id', 'error_uri'],
      );
    });
  }

  it('hands the real credential an error that carries the code', async () => {
    const credential = new ClientSecretCredential(tenant('Trey Research'), GOOD_FORM.client_id, 'sandbox-only', {
      authorityHost: sandbox.url,
      disableInstanceDiscovery: true,
    });
    const error = await credential.getToken(scope).catch((reason: unknown) => reason);
    expect(String(error)).to.include('AADSTS65001');
  });

  const paths = {
    [GRAPH]: '/v1.0/admin/serviceAnnouncement/issues',
    [AZURE]: '/subscriptions?api-version=2022-12-01',
    [PARTNER_CENTER]: '/v1/customers?size=1',
  };
  for (const [audience, path] of Object.entries(paths)) {
    it(`keeps tokens for others out of ${audience}`, async () => {
      const other = audience === GRAPH ? AZURE : GRAPH;
      const withOther = await asTenant(sandbox, PARTNER_TENANT_ID, other);
      const without = await fetch(sandbox.url + path);
      expect((await withOther(path)).status).to.equal(401);
      expect(without.status).to.equal(401);
      if (audience !== PARTNER_CENTER) expect(without.headers.get('www-authenticate')).to.match(/^Bearer /);
    });
  }

  it('takes no token that was tampered with', async () => {
    const { body } = await login(sandbox, tenant('Contoso'), { ...GOOD_FORM, scope });
    const [head, claims = '', signature] = body.access_token.split('.');
    const forged = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), tid: tenant('Fabrikam') };
    const token = [head, Buffer.from(JSON.stringify(forged)).toString('base64url'), signature].join('.');
    const answer = await fetch(sandbox.url + paths[GRAPH], { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).to.equal(401);
    expect(await answer.json()).to.have.nested.property('error.code', 'InvalidAuthenticationToken');
  });

  it('answers 403 where the role is missing', async () => {
    const get = await asTenant(sandbox, tenant('Wingtip Toys'), GRAPH);
    const answer = await get(paths[GRAPH] ?? '');
    expect(answer.status).to.equal(403);
    expect(answer.body.error.code).to.equal('Authorization_RequestDenied');
  });
});
