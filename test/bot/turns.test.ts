import type { Activity, TurnContext } from 'botbuilder';
import { Dialog, type DialogContext } from 'botbuilder-dialogs';
import { expect } from 'chai';
import sinon from 'sinon';
import { createTurns, type TurnsNeeds } from '../../src/bot/turns.ts';
import { workingCard } from '../../src/cards/working-card.ts';
import { type Stage, stageOf } from '../../src/dialogs/stage.ts';
import { alone } from '../../src/services/access/audiences.ts';
import { NO_RECORD } from '../../src/services/audit/record.ts';
import { wordsFor } from '../../src/words/words.ts';
import { NOW } from '../support/builders.ts';
import { aDoOnce } from '../support/deeds.ts';
import { cardText } from '../support/teams/card-reading.ts';

const reader = { locale: 'en-GB', zone: 'UTC' };
const card = workingCard({ words: wordsFor(reader) });

function contextOf(id = 'chat'): TurnContext {
  const state = new Map();
  const activity = { type: 'message', channelId: 'msteams', conversation: { id }, from: { id: '29:kim' }, text: 'hi' };
  return { activity, turnState: state, sendActivity: async () => ({ id: 'sent' }) } as unknown as TurnContext;
}

function setUp(act: (stage: Stage) => Promise<void>, over: Partial<TurnsNeeds> = {}) {
  class Scene extends Dialog {
    constructor() {
      super('scene');
    }
    override async beginDialog(dialog: DialogContext) {
      await act(stageOf(dialog.context));
      return await dialog.endDialog();
    }
  }
  const shown: Partial<Activity>[] = [];
  const outlet = {
    progress: sinon.stub().resolves(),
    show: async (message: Partial<Activity>) => void shown.push(message),
    arrived: sinon.stub().resolves(),
  };
  const log = { failed: sinon.stub(), done: sinon.stub() };
  const rings: (() => void)[] = [];
  const turns = createTurns({
    storage: { read: async () => ({}), write: async () => {}, delete: async () => {} },
    root: new Scene(),
    clock: () => NOW,
    alarm: (_ms, ring) => {
      rings.push(ring);
      return () => void rings.splice(rings.indexOf(ring), 1);
    },
    newId: () => 'correlation-1',
    log,
    reader,
    senderOf: async () => ({ agent: { objectId: 'kim', tenantId: 'partner', name: 'Kim' } }),
    rightsOf: async () => ({ may: () => undefined, mayAt: () => undefined }),
    hearingOf: async () => alone('chat'),
    placeName: async () => undefined,
    languages: { of: async () => new Map() },
    sendToPersonalChat: async () => true,
    doOnce: aDoOnce(),
    beginRecord: () => NO_RECORD,
    ...over,
  });
  return { run: () => turns.run(contextOf(), { outlet, patienceMs: 1500 }), shown, outlet, log, rings };
}

const textOf = ({ attachments, text }: Partial<Activity>): string => text ?? cardText(attachments?.[0]?.content);

describe('a turn', () => {
  it('shows a trouble card with the correlation id that the log has, and no stack', async () => {
    const { run, shown, log } = setUp(async () => {
      throw new TypeError('secret detail');
    });
    await run();
    const [trouble] = shown.map(textOf);
    expect(trouble)
      .to.include('Something went wrong on our side')
      .and.include('correlation-1')
      .and.not.include('secret');
    expect(log.failed.firstCall.args[1]).to.equal('correlation-1');
  });

  it('says so when another message of the same person was faster, in another process', async () => {
    const conflict = Object.assign(new Error('etag'), { name: 'StateConflictError' });
    const { run, shown } = setUp(async () => {}, {
      storage: {
        read: async () => ({ 'msteams/agents/29:kim': { agent: { recent: [] } } }),
        write: sinon.stub().rejects(conflict),
        delete: async () => {},
      },
      root: new (class extends Dialog {
        constructor() {
          super('waits');
        }
        override async beginDialog() {
          return Dialog.EndOfTurn;
        }
      })(),
    });
    await run();
    expect(shown.map(textOf).join()).to.include('Another message of yours was faster');
  });

  it('shows that work goes on when patience runs out, and not after the answer', async () => {
    const gate = Promise.withResolvers<void>();
    const { run, outlet, rings } = setUp(async (stage) => {
      await gate.promise;
      await stage.show(card);
    });
    const running = run();
    await new Promise(setImmediate);
    rings.shift()?.();
    await new Promise(setImmediate);
    sinon.assert.calledOnce(outlet.progress);
    gate.resolve();
    await running;
    expect(rings).to.have.length(0);
  });

  it('takes its alarm back when the answer was quick', async () => {
    const { run, outlet, rings } = setUp((stage) => stage.show(card));
    await run();
    expect(rings).to.have.length(0);
    sinon.assert.notCalled(outlet.progress);
  });

  it('speaks a newly chosen language at once', async () => {
    const { run, shown } = setUp(async (stage) => {
      stage.remember({ language: 'ko' });
      await stage.say(stage.words.say('cancelled'));
    });
    await run();
    expect(shown.map(textOf).join()).to.include('취소했습니다');
  });

  it('survives an outlet that fails, and logs it', async () => {
    const { run, log, outlet } = setUp(async (stage) => stage.show(card));
    outlet.show = sinon.stub().rejects(new Error('Teams is down'));
    await run();
    expect(log.failed.callCount).to.equal(2);
  });
});
