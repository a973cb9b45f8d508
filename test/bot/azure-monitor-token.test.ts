import { expect } from 'chai';
import sinon from 'sinon';
import { createAzureMonitorProof } from '../../src/bot/azure-monitor-token.ts';
import { NotAzureMonitorError } from '../../src/services/alert-ports.ts';
import { aSigningKey, aToken, publishedKey } from '../support/channel-tokens.ts';
import { type OutsideServer, startOutside } from '../support/outside-server.ts';

const APP = '0f4f9c52-93c8-4d3e-8a3b-5a3f1d2c6b01';
const MONITOR = '461e8683-5575-4561-ac7f-899cc907d62a';
const TENANT = '7f1c2a90-3b54-4e1d-9a77-0c5b8f2e6d10';
const OTHER = '0e5f7b0c-7b2f-4f0e-9c53-00000000beef';

describe('the token of a secure webhook', () => {
  const key = aSigningKey('entra');
  let entra: OutsideServer;
  before(async () => {
    entra = await startOutside(({ url }) =>
      url.pathname.endsWith('/openid-configuration')
        ? { body: { issuer: 'https://entra.example', jwks_uri: `${entra.url}/keys` } }
        : { body: { keys: [publishedKey(key, [])] } },
    );
  });
  after(() => entra.close());
  // The framework's token check complains to the console.
  beforeEach(() => void sinon.stub(console, 'error'));
  afterEach(() => sinon.restore());

  const now = () => Math.floor(Date.now() / 1000);
  const claims = (change: object = {}) => ({
    iss: `${entra.url}/${TENANT}/v2.0`,
    aud: APP,
    azp: MONITOR,
    roles: ['ActionGroupsSecureWebhook'],
    nbf: now() - 60,
    exp: now() + 600,
    ...change,
  });
  const prove = async (change: object = {}, by = key, callerAppId: string | undefined = MONITOR) =>
    await createAzureMonitorProof({ appId: APP, login: entra.url, callerAppId })(
      `Bearer ${aToken(claims(change), by)}`,
      TENANT,
    );

  it('is Azure Monitor’s, with its role, for our application, from the customer’s tenant; in either version', async () => {
    await prove();
    await prove({ iss: `https://sts.windows.net/${TENANT}/`, aud: `api://${APP}`, azp: undefined, appid: MONITOR });
  });

  const wrong: Readonly<Record<string, object>> = {
    'of another tenant': { iss: `https://sts.windows.net/${OTHER}/` },
    'for somebody else': { aud: OTHER },
    'without the role': { roles: [] },
    'with a role that is none': { roles: 'ActionGroupsSecureWebhook' },
    'of another caller': { azp: OTHER },
    'that has expired': { exp: 1 },
    'that never expires': { exp: undefined },
  };
  for (const [what, change] of Object.entries(wrong)) {
    it(`is refused: one ${what}`, async () => {
      const error = await prove(change).then(
        () => undefined,
        (thrown) => thrown,
      );
      expect(error).to.be.instanceOf(NotAzureMonitorError);
    });
  }

  it('is refused: one signed by somebody else, and none', async () => {
    const strangers = [prove({}, aSigningKey('entra')), prove({}, aSigningKey('unknown'))];
    const nobody = createAzureMonitorProof({ appId: APP, login: entra.url })('', TENANT);
    for (const refused of await Promise.allSettled([...strangers, nobody]))
      expect(refused).to.have.property('reason').that.is.instanceOf(NotAzureMonitorError);
  });

  it('is no refusal when the keys cannot be read', async () => {
    const silent = await startOutside(() => ({ status: 500 }));
    const iss = `${silent.url}/${TENANT}/v2.0`;
    const asked = createAzureMonitorProof({ appId: APP, login: silent.url })(
      `Bearer ${aToken(claims({ iss }), key)}`,
      TENANT,
    );
    const error = await asked.catch((thrown: unknown) => thrown);
    await silent.close();
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(NotAzureMonitorError);
  });
});
