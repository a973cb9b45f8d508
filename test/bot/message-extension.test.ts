import { type BotAdapter, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import sinon from 'sinon';
import { createMessageExtension, type MessageExtensionNeeds } from '../../src/bot/message-extension.ts';
import { alone } from '../../src/services/access/audiences.ts';
import { aCustomer } from '../support/builders.ts';

/** Somebody types "contoso" into its search box; what the bot writes down meanwhile, and whether that succeeds. */
function aSearch(over: Partial<MessageExtensionNeeds> = {}, written = async () => {}) {
  const note = sinon.stub();
  const extension = createMessageExtension({
    turns: { run: sinon.stub(), idle: sinon.stub() },
    senderOf: async () => ({ agent: { objectId: 'kim', tenantId: 'partner', name: 'Kim' } }),
    hearingOf: async () => alone('chat'),
    async findToShare({ audit }) {
      audit.note({ deed: 'find-customers', outcome: 'allowed', authority: 'agent' });
      await audit.written();
      return { customers: [aCustomer()], serviceIds: [] };
    },
    beginRecord: () => ({ note, written }),
    newId: () => 'correlation-1',
    memoryOf: async () => ({ recent: [] }),
    reader: { locale: 'en-GB', zone: 'UTC' },
    readable: (html) => html,
    alarm: () => () => {},
    onError: sinon.stub(),
    ...over,
  });
  const activity = {
    type: 'invoke',
    channelId: 'msteams',
    conversation: { id: 'chat', name: 'Desk', isGroup: true, conversationType: 'groupChat' },
    from: { id: '29:kim', name: 'Kim' },
    value: { parameters: [{ name: 'customer', value: 'contoso' }] },
  };
  const context = new TurnContext({} as BotAdapter, activity);
  return { note, answer: async () => (await extension.find(context)).body.composeExtension };
}

describe('message extension', () => {
  it('writes down whom it does not let in, before it says so', async () => {
    const written = sinon.stub().resolves();
    const { note, answer } = aSearch({ senderOf: async () => ({ refusal: 'stranger' }) }, written);
    expect((await answer()).type).to.equal('message');
    expect(note.args).to.eql([
      [{ deed: 'enter', outcome: 'refused', authority: 'agent', details: { why: 'stranger' } }],
    ]);
    expect(written.called).to.equal(true);
  });

  it('names nobody where the search cannot be written down, and says which search it was in the log', async () => {
    const onError = sinon.stub();
    const lost = new Error('the database is gone');
    const { answer } = aSearch({ onError }, () => Promise.reject(lost));
    expect(JSON.stringify(await answer())).to.not.include('Contoso');
    expect(onError.args).to.eql([[lost, 'correlation-1']]);
    expect(JSON.stringify(await aSearch().answer())).to.include('Contoso');
  });
});
