import type { Activity, TurnContext } from 'botbuilder';
import { expect } from 'chai';
import sinon from 'sinon';
import { answerOutlet, editOutlet, replyOutlet } from '../../src/bot/outlets.ts';
import { workingCard } from '../../src/cards/working-card.ts';
import { wordsFor } from '../../src/words/words.ts';

const working = workingCard({ words: wordsFor({ locale: 'en', zone: 'UTC' }) });
const RESULT: Partial<Activity> = { type: 'message', text: 'result' };

function aContext() {
  const sendActivity = sinon.stub().resolves({ id: 'message-1' });
  const updateActivity = sinon.stub().resolves();
  return { sendActivity, updateActivity, context: { sendActivity, updateActivity } as unknown as TurnContext };
}

describe('outlets', () => {
  it('turn a sign of work into the answer', async () => {
    const { context, sendActivity, updateActivity } = aContext();
    const outlet = replyOutlet(context);
    await outlet.progress(working);
    await outlet.show(RESULT);
    sinon.assert.calledOnce(sendActivity);
    sinon.assert.calledOnceWithExactly(updateActivity, { ...RESULT, id: 'message-1' });
  });

  it('send a second answer as a message of its own', async () => {
    const { context, sendActivity } = aContext();
    const outlet = replyOutlet(context);
    await outlet.show(RESULT);
    await outlet.show(RESULT);
    sinon.assert.calledTwice(sendActivity);
  });

  for (const statusCode of [403, 404]) {
    it(`send anew what cannot be edited (${statusCode})`, async () => {
      const { context, sendActivity, updateActivity } = aContext();
      updateActivity.rejects(Object.assign(new Error('gone'), { statusCode }));
      await editOutlet(context, 'card-1').show(RESULT);
      sinon.assert.calledOnceWithExactly(sendActivity, RESULT);
    });
  }

  it('do not hide other failures of an edit', async () => {
    const { context, updateActivity } = aContext();
    updateActivity.rejects(Object.assign(new Error('down'), { statusCode: 500 }));
    expect(
      await editOutlet(context, 'card-1')
        .show(RESULT)
        .catch((error: Error) => error.message),
    ).to.equal('down');
  });

  it('answer a click once, with whatever comes first, and put the result beside it', async () => {
    const answer = sinon.stub();
    const { context, updateActivity } = aContext();
    const outlet = answerOutlet(answer, editOutlet(context, 'card-1'));
    await outlet.progress(working);
    await outlet.show(RESULT);
    await outlet.arrived();
    sinon.assert.calledOnce(answer);
    expect(answer.firstCall.args[0].attachments).to.have.length(1);
    sinon.assert.calledOnce(updateActivity);
  });

  it('tell a failure beside an answered click only to who asks', async () => {
    const { context, updateActivity } = aContext();
    updateActivity.rejects(new Error('down'));
    const outlet = answerOutlet(() => {}, editOutlet(context, 'card-1'));
    await outlet.show(RESULT);
    expect(await outlet.arrived().catch((error: Error) => error.message)).to.equal('down');
  });
});
