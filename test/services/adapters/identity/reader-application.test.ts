import { expect } from 'chai';
import sinon from 'sinon';
import { MANAGED_IDENTITY_SECRET } from '../../../../sandbox/login/application.ts';
import { createAppOnlyTokens } from '../../../../src/services/adapters/identity/app-only-tokens.ts';
import { createCertificateAssertion } from '../../../../src/services/adapters/identity/certificate-assertion.ts';
import type { ApplicationProof } from '../../../../src/services/adapters/identity/reader-application.ts';
import { beginSignIn } from '../../../../src/services/adapters/identity/sign-in.ts';
import { createTokenEndpoint } from '../../../../src/services/adapters/identity/token-endpoint.ts';
import { signInAs } from '../../../support/browser.ts';
import { anAsking, failureOf } from '../../../support/outside-client.ts';
import { aReaderCertificate } from '../../../support/reader-certificate.ts';
import { type Sandbox, startSandbox } from '../../../support/sandbox.ts';
import { GOOD_FORM, GRAPH, login, PARTNER_TENANT_ID } from '../../../support/sandbox-calls.ts';

const SCOPE = `${GRAPH}/.default`;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const CONTOSO = 'contoso.com';
const now = () => new Date();

describe('the reader application proves itself', () => {
  let sandbox: Sandbox;
  let certificate: Awaited<ReturnType<typeof aReaderCertificate>>;
  let contoso: string;

  before(async function () {
    this.timeout(60_000);
    sandbox = await startSandbox();
    certificate = await aReaderCertificate();
    await sandbox.registerCertificate(certificate.cert);
    contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    sinon.stub(process, 'env').value({
      ...process.env,
      IDENTITY_ENDPOINT: `${sandbox.url}/msi/token`,
      IDENTITY_HEADER: MANAGED_IDENTITY_SECRET,
    });
  });
  after(async () => {
    sinon.restore();
    await sandbox.stop();
  });

  const by = (proof: ApplicationProof) => ({
    authorityHost: sandbox.url,
    tenantId: PARTNER_TENANT_ID,
    clientId: GOOD_FORM.client_id,
    proof,
    now,
  });
  const proofs: Record<string, () => ApplicationProof> = {
    'a secret': () => ({ kind: 'secret', secret: GOOD_FORM.client_secret }),
    'a certificate': () => ({ kind: 'certificate', pem: certificate.pem }),
    'a managed identity': () => ({ kind: 'managed-identity' }),
  };
  const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  for (const [name, proof] of Object.entries(proofs)) {
    it(`by ${name}, for tokens of any tenant and audience`, async () => {
      const tokens = createAppOnlyTokens(by(proof()));
      for (const [tenantId, audience] of [
        [contoso, GRAPH],
        [PARTNER_TENANT_ID, GRAPH],
        [contoso, 'https://management.azure.com'],
      ] as const) {
        const claims = claimsOf(await tokens.for(tenantId, `${audience}/.default`, anAsking()));
        expect(claims).to.include({ tid: tenantId, aud: audience });
      }
    });

    it(`by ${name}, for the tokens of an account, redeemed at a customer`, async () => {
      const redeem = createTokenEndpoint(by(proof()));
      const application = by(proof());
      const redirectUri = 'http://localhost:8400/';
      const signIn = beginSignIn({ application, redeem, redirectUri, scope: `${SCOPE} offline_access` });
      const signedIn = await signIn.finish(await signInAs('healthdesk.reader', signIn.url));
      expect(signedIn).to.include({ tenantId: PARTNER_TENANT_ID });
      expect(signedIn.userName).to.match(/^healthdesk\.reader@/);
      const { refreshToken = '' } = signedIn;
      const granted = await redeem(contoso, { grant_type: 'refresh_token', refresh_token: refreshToken, scope: SCOPE });
      expect(claimsOf(granted.token)).to.include({ tid: contoso, aud: GRAPH, oid: signedIn.objectId });
      expect(claimsOf(granted.token).scp).to.include('ServiceHealth.Read.All');
      expect(granted.refreshToken).to.equal(undefined);
    });
  }

  it('by no certificate that is not its own', async () => {
    const other = await aReaderCertificate();
    const tokens = createAppOnlyTokens(by({ kind: 'certificate', pem: other.pem }));
    const failure = await failureOf(tokens.for(contoso, SCOPE, anAsking()), 'sign-in');
    expect(failure.message).to.include('AADSTS700027').and.not.include('PRIVATE KEY');
  });

  describe('and the login of the sandbox looks closely', () => {
    const assertion = (claims: { audience?: string; clientId?: string; now?: Date } = {}) =>
      createCertificateAssertion(certificate.pem)({
        clientId: GOOD_FORM.client_id,
        audience: `${sandbox.url}/${CONTOSO}/oauth2/v2.0/token`,
        now: now(),
        ...claims,
      });
    const show = async (client_assertion: string, tenant = CONTOSO) => {
      const { client_secret: _, ...form } = GOOD_FORM;
      const answer = await login(sandbox, tenant, {
        ...form,
        scope: SCOPE,
        client_assertion_type: JWT_BEARER,
        client_assertion,
      });
      return answer.status === 200 ? 'granted' : answer.body.error_codes[0];
    };

    it('at the audience, the application, the time and the signature of an assertion', async () => {
      expect(await show(assertion())).to.equal('granted');
      expect(await show(assertion(), 'fabrikam.com')).to.equal(700023);
      expect(await show(assertion({ clientId: PARTNER_TENANT_ID }))).to.equal(700021);
      expect(await show(assertion({ now: new Date(now().getTime() - 600_000) }))).to.equal(700024);
      const [head, , signature] = assertion().split('.');
      const [, body] = assertion().split('.');
      expect(await show(`${head}.${body}.${signature}`)).to.equal(700027);
      expect(await show('not.an.assertion')).to.equal(50027);
    });

    it('at the code and the verifier of a sign-in', async () => {
      const application = by({ kind: 'secret', secret: GOOD_FORM.client_secret });
      const begin = () =>
        beginSignIn({
          application,
          redeem: createTokenEndpoint(application),
          redirectUri: 'http://localhost:8400/',
          scope: `${SCOPE} offline_access`,
        });
      const [one, other] = [begin(), begin()];
      const returned = await signInAs('amara.diallo', one.url);
      const failed = async (finished: Promise<unknown>) =>
        String(
          await finished.then(
            () => 'it passed',
            (error: unknown) => error,
          ),
        );
      expect(await failed(other.finish(returned))).to.include('another sign-in');
      await one.finish(returned);
      expect(await failed(one.finish(returned))).to.include('AADSTS70008');
      const denied = new URL('http://localhost:8400/?error=access_denied&error_description=AADSTS65004:+declined');
      denied.searchParams.set('state', new URL(one.url).searchParams.get('state') ?? '');
      expect(await failed(one.finish(denied))).to.include('declined');
    });
  });
});
