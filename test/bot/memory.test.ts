import type { StoreItems, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import sinon from 'sinon';
import { openMemory } from '../../src/bot/memory.ts';

const contextOf = (conversation: string, from: string) =>
  ({
    activity: { channelId: 'msteams', conversation: { id: conversation }, from: { id: from } },
  }) as unknown as TurnContext;

const storageWith = (items: StoreItems) => ({
  read: sinon.stub().resolves(items),
  write: sinon.stub().resolves(),
  delete: sinon.stub().resolves(),
});

const DIALOGS = 'msteams/dialogs/thread-1/29:kim';
const AGENT = 'msteams/agents/29:kim';

describe('what a turn remembers', () => {
  it('is read at once: dialogs by person and conversation, the agent by person', async () => {
    const storage = storageWith({});
    await openMemory(storage, contextOf('thread-1', '29:kim'));
    sinon.assert.calledOnceWithExactly(storage.read, [DIALOGS, AGENT]);
  });

  it('is not written when nothing has changed', async () => {
    const storage = storageWith({
      [DIALOGS]: { dialogs: { dialogStack: [] }, eTag: '7' },
      [AGENT]: { agent: { recent: ['a'] } },
    });
    const memory = await openMemory(storage, contextOf('thread-1', '29:kim'));
    await memory.save();
    sinon.assert.notCalled(storage.write);
    expect(memory.agent.recent).to.deep.equal(['a']);
  });

  it('writes dialogs against the eTag they were read with, and the agent over whatever is there', async () => {
    const storage = storageWith({ [DIALOGS]: { dialogs: { dialogStack: [] }, eTag: '7' } });
    const memory = await openMemory(storage, contextOf('thread-1', '29:kim'));
    memory.dialogs.dialogStack.push({ id: 'root', state: {} });
    memory.agent = { recent: ['b'] };
    await memory.save();
    const dialogs = { dialogStack: [{ id: 'root', state: {} }] };
    sinon.assert.calledOnceWithExactly(storage.write, {
      [DIALOGS]: { dialogs, eTag: '7' },
      [AGENT]: { agent: { recent: ['b'] }, eTag: '*' },
    });
  });
});
