import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { HealthdeskAdapter } from '../../src/bot/adapter.ts';
import { createPlaceName } from '../../src/bot/place-name.ts';
import { NOW } from '../support/builders.ts';
import { type Connector, startConnector } from '../support/teams/connector.ts';
import { createHandWorld } from '../support/world.ts';

const TEAM = '19:team@thread.tacv2';
const CHANNEL = '19:outages@thread.tacv2';

describe('what a conversation is called', () => {
  let connector: Connector;
  before(async () => {
    connector = await startConnector();
    connector.teams.set(TEAM, { name: 'Service desk', channels: [{ id: TEAM }, { id: CHANNEL, name: 'Outages' }] });
  });
  after(() => connector.close());

  const world = createHandWorld(NOW);
  const nameOf = async (
    conversation: { id: string; conversationType: string; name?: string },
    team?: string,
    serviceUrl = connector.url,
  ): Promise<string | undefined> => {
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    const adapter = new HealthdeskAdapter(undefined, () => {});
    const bot = { id: '28:healthdesk', name: '' };
    const reference = {
      channelId: 'msteams',
      serviceUrl,
      bot,
      conversation: { isGroup: true, name: '', ...conversation },
    };
    await adapter.continueConversationAsync('', reference, async (context) => {
      if (team) context.activity.channelData = { team: { id: team } };
      await createPlaceName(world.deadline)(context).then(resolve, reject);
    });
    return await promise;
  };
  const channel = (id: string) => ({ id: `${id};messageid=1`, conversationType: 'channel' });

  it('is asked of Teams for a channel, and stands in the message of a chat', async () => {
    expect(await nameOf(channel(CHANNEL), TEAM)).to.equal('Service desk › Outages');
    expect(await nameOf(channel(TEAM), TEAM)).to.equal('Service desk');
    expect(await nameOf({ id: '19:chat', conversationType: 'groupChat', name: 'Night shift' })).to.equal('Night shift');
    expect(await nameOf({ id: 'a:kim', conversationType: 'personal', name: 'Kim' })).to.equal(undefined);
  });

  it('is left out where Teams does not tell, or not in time', async () => {
    expect(await nameOf(channel(CHANNEL), '19:unknown')).to.equal(undefined);
    expect(await nameOf({ id: '19:chat', conversationType: 'groupChat' })).to.equal(undefined);
    const gone = await startConnector();
    await gone.close();
    expect(await nameOf(channel(CHANNEL), TEAM, gone.url)).to.equal(undefined);
    const silent = createServer(() => {});
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    world.forget();
    const late = nameOf(channel(CHANNEL), TEAM, `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
    await world.runOut(1500);
    expect(await late).to.equal(undefined);
    silent.closeAllConnections();
    silent.close();
  });
});
