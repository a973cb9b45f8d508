import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { AuthenticationWithKeptClients } from '../../src/bot/kept-clients.ts';

const EMEA = 'https://smba.example/emea/';
const AMER = 'https://smba.example/amer/';
const activity = { channelId: 'msteams', serviceUrl: EMEA } as Activity;

describe('kept clients', () => {
  const authentication = new AuthenticationWithKeptClients({});
  const clientFor = async (serviceUrl: string, audience: string) => {
    const { connectorFactory } = await authentication.authenticateRequest(activity, '');
    return await connectorFactory?.create(serviceUrl, audience);
  };

  it('are one for each address and audience', async () => {
    const first = await clientFor(EMEA, 'channel');
    expect(first).to.have.property('conversations');
    expect(await clientFor(EMEA, 'channel')).to.equal(first);
    expect(await clientFor(AMER, 'channel')).to.not.equal(first);
    expect(await clientFor(EMEA, 'another')).to.not.equal(first);
  });

  it('serve messages that answer nothing, too', async () => {
    const { claimsIdentity } = await authentication.authenticateRequest(activity, '');
    const proactive = await authentication.createConnectorFactory(claimsIdentity).create(EMEA, 'channel');
    expect(proactive).to.equal(await clientFor(EMEA, 'channel'));
    const signIn = await authentication.createUserTokenClient(claimsIdentity);
    expect(await authentication.createUserTokenClient(claimsIdentity)).to.equal(signIn);
  });

  it('are bounded', async () => {
    const first = await clientFor(EMEA, 'channel');
    for (let n = 0; n < 100; n += 1) await clientFor(`${AMER}${n}/`, 'channel');
    expect(await clientFor(EMEA, 'channel')).to.not.equal(first);
  });

  it('vouch for nobody: every request is authenticated', async () => {
    const registered = new AuthenticationWithKeptClients({ MicrosoftAppId: '5a0d0000-0000-4000-8000-0000000000ab' });
    const refusal = await registered.authenticateRequest(activity, '').catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Error);
  });
});
