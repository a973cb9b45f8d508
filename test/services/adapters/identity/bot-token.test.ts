import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import { type BotApplication, createBotToken } from '../../../../src/services/adapters/identity/bot-token.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';
import { aReaderCertificate } from '../../../support/reader-certificate.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const APP = '33333333-3333-4333-8333-333333333333';

describe("the bot's own token", () => {
  let login: OutsideServer;
  let answer: () => Reply;
  before(async () => {
    login = await startOutside((question) => {
      if (question.method === 'POST') return answer();
      const at = `${login.url}/${TENANT}`;
      return { body: { token_endpoint: `${at}/token`, authorization_endpoint: `${at}/a`, issuer: at, jwks_uri: at } };
    });
  });
  after(() => login.close());
  beforeEach(() => {
    login.asked.splice(0);
    answer = () => ({ body: { token_type: 'Bearer', expires_in: 3599, access_token: 'for-the-channel' } });
  });

  const tokens = (proof: BotApplication['proof']) =>
    createBotToken({
      authorityHost: login.url,
      tenantId: TENANT,
      clientId: APP,
      proof,
      scope: 'https://api.botframework.com/.default',
    });
  const forms = () =>
    login.asked.filter(({ method }) => method === 'POST').map(({ body }) => new URLSearchParams(body));

  it('is asked for once, however many wait, and kept', async () => {
    const token = tokens({ kind: 'secret', secret: 'hush' });
    expect(await Promise.all([token(), token(), token()])).to.deep.equal(Array(3).fill('for-the-channel'));
    expect(await token()).to.equal('for-the-channel');
    expect(forms()).to.have.length(1);
    expect(Object.fromEntries(forms()[0] ?? [])).to.include({ client_id: APP, client_secret: 'hush' });
    expect(forms()[0]?.get('scope')).to.include('https://api.botframework.com/.default');
  });

  it('is asked for with an assertion that the certificate has signed, without a secret', async () => {
    const { cert, pem } = await aReaderCertificate();
    expect(await tokens({ kind: 'certificate', pem })()).to.equal('for-the-channel');
    const form = forms()[0];
    expect(form?.has('client_secret')).to.equal(false);
    const [head = '', body = ''] = (form?.get('client_assertion') ?? '').split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    const { fingerprint, fingerprint256 } = new X509Certificate(cert);
    const thumbprint = read(head)['x5t#S256'] ? fingerprint256 : fingerprint;
    const told = Buffer.from(read(head)['x5t#S256'] ?? read(head).x5t, 'base64url').toString('hex');
    expect(told).to.equal(thumbprint.replaceAll(':', '').toLowerCase());
    expect(read(body)).to.include({ iss: APP, sub: APP });
  });

  it('fails with the words of the login, and without the secret', async () => {
    const description = 'AADSTS7000215: Invalid client secret provided.';
    answer = () => ({ status: 401, body: { error: 'invalid_client', error_description: description } });
    const error = await tokens({ kind: 'secret', secret: 'hush' })().catch((reason: Error) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.include('AADSTS7000215').and.not.include('hush');
    expect(error).not.to.have.property('cause');
  });
});
