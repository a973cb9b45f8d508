import { inspect } from 'node:util';
import { expect } from 'chai';
import { createAppOnlyTokens } from '../../../../src/services/adapters/identity/app-only-tokens.ts';
import { anAsking, failureOf } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const SCOPE = 'https://graph.example/.default';

describe('app-only tokens', () => {
  let refusals: Record<string, Reply>;
  let issued: number;
  let lifetime: number;
  let login: OutsideServer;

  /** What the login of one tenant answers: its addresses, or a token that names tenant and scope. */
  function answer({ url, method, body }: Question): Reply {
    const tenant = url.pathname.split('/')[1] ?? '';
    const base = `${url.origin}/${tenant}`;
    if (method === 'GET') {
      const endpoints = { token_endpoint: `${base}/oauth2/v2.0/token`, authorization_endpoint: `${base}/authorize` };
      return { body: { issuer: `${base}/v2.0`, jwks_uri: `${base}/keys`, ...endpoints } };
    }
    const scope = new URLSearchParams(body).get('scope')?.split(' ')[0];
    issued += 1;
    return (
      refusals[tenant] ?? {
        body: { token_type: 'Bearer', expires_in: lifetime, access_token: `${tenant}|${scope}|${issued}` },
      }
    );
  }

  before(async () => {
    login = await startOutside(answer);
  });
  after(() => login.close());
  beforeEach(() => {
    refusals = {};
    issued = 0;
    lifetime = 3600;
    login.asked.length = 0;
  });

  const create = (now = () => new Date()) =>
    createAppOnlyTokens({
      authorityHost: login.url,
      tenantId: 'partner',
      clientId: 'app',
      proof: { kind: 'secret', secret: 'hush' },
      now,
    });
  const tokenRequests = () => login.asked.filter(({ method }) => method === 'POST');

  it('are each tenant’s own, for one audience', async () => {
    const tokens = create();
    expect(await tokens.for('contoso', SCOPE, anAsking())).to.equal(`contoso|${SCOPE}|1`);
    expect(await tokens.for('fabrikam', SCOPE, anAsking())).to.equal(`fabrikam|${SCOPE}|2`);
    expect(await tokens.for('contoso', 'https://arm.example/.default', anAsking())).to.match(/^contoso\|https:\/\/arm/);
    expect(tokenRequests().map(({ url }) => url.pathname.split('/')[1])).to.deep.equal([
      'contoso',
      'fabrikam',
      'contoso',
    ]);
  });

  it('are asked for once, however many ask', async () => {
    const tokens = create();
    const ask = () => tokens.for('contoso', SCOPE, anAsking());
    const all = await Promise.all([ask(), ask(), ask()]);
    expect(new Set([...all, await ask()])).to.have.property('size', 1);
    expect(tokenRequests()).to.have.length(1);
  });

  it('are kept until two minutes before they expire', async () => {
    let ahead = 0;
    const tokens = create(() => new Date(Date.now() + ahead));
    await tokens.for('contoso', SCOPE, anAsking());
    ahead = 57 * 60_000;
    await tokens.for('contoso', SCOPE, anAsking());
    expect(tokenRequests()).to.have.length(1);
    lifetime = 119;
    await tokens.for('fabrikam', SCOPE, anAsking());
    await tokens.for('fabrikam', SCOPE, anAsking());
    expect(tokenRequests()).to.have.length(3);
  });

  it('are asked for again after a refusal', async () => {
    const tokens = create();
    refusals = { contoso: refusal(65001) };
    await failureOf(tokens.for('contoso', SCOPE, anAsking()), 'no-consent');
    refusals = {};
    expect(await tokens.for('contoso', SCOPE, anAsking())).to.match(/^contoso/);
  });

  const refusal = (code: number): Reply => ({
    status: 400,
    body: { error: 'invalid_grant', error_description: `AADSTS${code}: Words. Trace ID: x`, error_codes: [code] },
  });

  for (const [kind, codes] of Object.entries({
    'no-consent': [65001, 700016, 500011],
    'access-ended': [50020, 90072, 90002],
    'sign-in': [7000215, 700027, 7000222, 123456],
    'no-permission': [53003],
  } as const)) {
    for (const code of codes) {
      it(`calls AADSTS${code} ${kind}`, async () => {
        refusals = { contoso: refusal(code) };
        const asking = anAsking({ source: 'partner-center' });
        const failure = await failureOf(create().for('contoso', SCOPE, asking), kind as 'no-consent');
        expect(failure.message).to.include(`AADSTS${code}`).and.not.include('hush');
        expect(failure.source).to.equal('partner-center');
      });
    }
  }

  it('calls a login that fails unreachable', async () => {
    refusals = { contoso: { status: 500, body: '<html>' } };
    const failure = await failureOf(create().for('contoso', SCOPE, anAsking()), 'unreachable');
    expect(inspect(failure, { depth: 10, showHidden: true })).to.not.include('hush');
  });

  it('lets one who stops waiting go at once, and still serves the others', async () => {
    const tokens = create();
    const time = new AbortController();
    const left = failureOf(tokens.for('contoso', SCOPE, anAsking({ signal: time.signal })), 'timeout');
    const stays = tokens.for('contoso', SCOPE, anAsking());
    time.abort();
    await left;
    expect(await stays).to.match(/^contoso/);
    await failureOf(tokens.for('fabrikam', SCOPE, anAsking({ signal: AbortSignal.abort() })), 'timeout');
  });

  it('go on when the library’s credential is replaced', async () => {
    const tokens = create();
    for (let tenant = 0; tenant < 101; tenant += 1) await tokens.for(`t${tenant}`, SCOPE, anAsking());
    await tokens.for('t0', SCOPE, anAsking());
    expect(tokenRequests()).to.have.length(101);
  });
});
