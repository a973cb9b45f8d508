import type { TurnContext } from 'botbuilder';
import { expect } from 'chai';
import sinon from 'sinon';
import { createHearings } from '../../src/bot/hearing.ts';
import { createPresence, type Presence } from '../../src/bot/presence.ts';
import { type Company, createAudiences } from '../../src/services/access/audiences.ts';
import { aCustomer, NOW } from '../support/builders.ts';

const SEARCH = { type: 'invoke', name: 'composeExtension/query' };

function setUp(presence: Presence, company: Company = 'ours') {
  const presenceOf = sinon.spy(async () => presence);
  const companyOf = sinon.spy(async () => company);
  const hearingOf = createHearings({
    companies: { of: companyOf, forget: () => {} },
    presenceOf,
    audiences: createAudiences({
      book: { audienceOf: async () => undefined, approve: async () => {} },
      tenantsWith: async () => new Set(),
      byDefault: 'all',
      clock: () => NOW,
      onApproval: () => {},
    }),
  });
  const hearing = (activity: object, conversationType = 'groupChat') =>
    hearingOf({ activity: { conversation: { id: '19:x', conversationType }, ...activity } } as unknown as TurnContext);
  return { hearing, presenceOf, companyOf };
}

describe('what a turn’s conversation may hear', () => {
  it('asks no roster for a message in personal chat, and none for its presence elsewhere', async () => {
    const { hearing, presenceOf, companyOf } = setUp('absent');
    expect(await hearing({ type: 'message' }, 'personal')).to.include({ isPersonal: true });
    sinon.assert.notCalled(companyOf);
    expect((await hearing({ type: 'message' })).hears(aCustomer())).to.equal(true);
    sinon.assert.notCalled(presenceOf);
  });

  it('is nothing where a message extension is used and the bot is not there, be it called personal', async () => {
    for (const type of ['groupChat', 'personal']) {
      const heard = await setUp('absent').hearing(SEARCH, type);
      expect(heard).to.include({ isAbsent: true, isPersonal: false });
      expect(heard.hears(aCustomer())).to.equal(false);
    }
  });

  it('is a matter of the agent’s rights in their own chat with the bot, and of who reads in one between people', async () => {
    expect(await setUp('alone').hearing(SEARCH, 'personal')).to.include({ isPersonal: true });
    expect(await setUp('alone').hearing(SEARCH, 'groupChat')).to.include({ isPersonal: false });
    const mixed = await setUp('among-others', 'mixed').hearing(SEARCH, 'personal');
    expect(mixed).to.include({ isPersonal: false, company: 'mixed' });
    expect(mixed.hears(aCustomer())).to.equal(false);
  });
});

describe('whether the bot takes part in a conversation', () => {
  const presence = async (ask: () => Promise<object>) =>
    await createPresence(() => new AbortController().signal)({
      activity: { conversation: { id: '19:x;messageid=1' } },
      adapter: { ConnectorClientKey: 'connector' },
      turnState: new Map([['connector', { conversations: { getConversationPagedMembers: ask } }]]),
    } as unknown as TurnContext);
  const refusing = (code: string) => async () => {
    throw Object.assign(new Error('refused'), { statusCode: 403, code });
  };

  it('is told by the roster, or by Teams’ refusal of it', async () => {
    expect(await presence(async () => ({ members: [{}] }))).to.equal('alone');
    expect(await presence(async () => ({ members: [{}, {}] }))).to.equal('among-others');
    expect(await presence(async () => ({ members: [{}], continuationToken: 'more' }))).to.equal('among-others');
    expect(await presence(refusing('BotNotInConversationRoster'))).to.equal('absent');
  });

  it('is not taken for absence when the roster cannot be read: who reads is unknown then', async () => {
    expect(await presence(refusing('BotDisabledByAdmin'))).to.equal('among-others');
  });
});
