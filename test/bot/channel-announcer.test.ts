import { expect } from 'chai';
import { createChannelAnnouncer } from '../../src/bot/channel-announcer.ts';
import { AnnounceError } from '../../src/services/outage-ports.ts';
import type { SendSlots } from '../../src/services/send-ports.ts';
import { NOW } from '../support/builders.ts';
import { aPlace, KIM_AGENT } from '../support/following.ts';
import { type Connector, type ConnectorAnswer, startConnector } from '../support/teams/connector.ts';
import { createTeamsLimits } from '../support/teams/limits.ts';
import { createHandWorld, type HandWorld } from '../support/world.ts';

const SAID = { summary: 'Exchange Online degraded', text: '*Kim*', card: { type: 'AdaptiveCard' } };

describe('the channel announcer', () => {
  let connector: Connector;
  let world: HandWorld;
  let waits: number[];
  const limits = createTeamsLimits(() => world.clock().getTime());
  before(async () => {
    connector = await startConnector({ limits });
  });
  after(() => connector.close());
  beforeEach(() => {
    connector.forget();
    world = createHandWorld(new Date((world?.clock() ?? NOW).getTime() + 3_600_000));
    waits = [];
  });

  const free: SendSlots = { reserve: async (_conversation, _tenant, at) => ({ at, isOurs: true }) };
  const announcer = (over: Partial<Parameters<typeof createChannelAnnouncer>[0]> = {}) =>
    createChannelAnnouncer({
      token: async () => 'token-of-the-bot',
      mayReplyTo: (url) => url.startsWith(connector.url),
      slots: free,
      clock: world.clock,
      random: () => 0,
      sleep: async (ms) => {
        waits.push(ms);
        world.pass(ms);
      },
      deadline: () => new AbortController().signal,
      ...over,
    });
  const place = () => aPlace({ serviceUrl: connector.url });
  const failing = async (call: Promise<unknown>): Promise<AnnounceError> => {
    const error = await call.then(
      () => expect.fail('it arrived'),
      (why: unknown) => why,
    );
    expect(error).to.be.instanceOf(AnnounceError);
    return error as AnnounceError;
  };

  it('posts to the channel, replies in the thread of that post, and edits it', async () => {
    const { messageId: id = '' } = await announcer().post(place(), SAID);
    await announcer().reply(place(), id, { summary: 'worse', text: 'worse' });
    await announcer().edit(place(), id, SAID);
    const [post, reply, edit] = connector.calls;
    expect([post?.method, post?.conversationId]).to.deep.equal(['POST', '19:desk@thread.tacv2']);
    expect(post?.activity).to.deep.include({ type: 'message', summary: SAID.summary, textFormat: 'plain' });
    expect(post?.activity.attachments[0].content).to.deep.equal(SAID.card);
    expect(reply?.conversationId).to.equal(`19:desk@thread.tacv2;messageid=${id}`);
    expect([edit?.method, edit?.activityId, edit?.activity.id]).to.deep.equal(['PUT', id, id]);
  });

  it('replies below in a chat, and writes to a person in their own chat', async () => {
    await announcer().reply({ ...place(), kind: 'group' }, 'message-1', SAID);
    expect(connector.calls[0]?.conversationId).to.equal('19:desk@thread.tacv2');
    await announcer().tellPerson(place(), KIM_AGENT, SAID);
    expect(connector.calls[1]?.activity.members[0].id).to.equal('kim');
    expect(connector.calls[2]?.conversationId).to.equal('personal-kim');
  });

  it('takes a message for said that Teams has taken without telling its id, and says it once', async () => {
    connector.answerNext(...[1, 2].map(() => ({ status: 202, done: true, isSilent: true })));
    expect(await announcer().post(place(), SAID)).to.deep.equal({});
    await announcer().reply(place(), 'message-1', SAID);
    expect(connector.calls).to.have.length(2);
  });

  it('sends the token to Teams alone', async () => {
    const error = await failing(announcer().post(aPlace({ serviceUrl: 'http://127.0.0.2:9/' }), SAID));
    expect(error.kind).to.equal('later');
    expect(connector.calls).to.deep.equal([]);
  });

  it('tries again what passes, as long as Teams asks and four times at most', async () => {
    connector.answerNext({ status: 429, retryAfterSeconds: 3 }, { status: 412 }, { status: 503 });
    await announcer().post(place(), SAID);
    expect(waits).to.deep.equal([3000, 1000, 2000]);
    for (const status of [412, 429, 502, 503, 504]) {
      world.pass(60_000);
      connector.answerNext(...Array.from({ length: 4 }, () => ({ status, retryAfterSeconds: 2 })));
      const error = await failing(announcer().edit(place(), 'message-1', SAID));
      expect([error.kind, error.retryAfterMs]).to.deep.equal(['later', 2000]);
    }
    expect(connector.calls).to.have.length(1);
  });

  it('does not wait for longer than a message may take, and says when to come back', async () => {
    connector.answerNext({ status: 429, retryAfterSeconds: 600 });
    const error = await failing(announcer().post(place(), SAID));
    expect([error.kind, error.retryAfterMs]).to.deep.equal(['later', 600_000]);
    expect(waits).to.deep.equal([]);
  });

  for (const [answer, method, kind] of [
    [{ status: 403, code: 'BotNotInConversationRoster' }, 'post', 'removed'],
    [{ status: 403, code: 'ConversationBlockedByUser' }, 'post', 'removed'],
    [{ status: 403, code: 'InvalidBotApiHost' }, 'post', 'later'],
    [{ status: 403, code: 'NotEnoughPermissions' }, 'edit', 'gone'],
    [{ status: 404, code: 'ConversationNotFound' }, 'post', 'removed'],
    [{ status: 404, code: 'ActivityNotFoundInConversation' }, 'edit', 'gone'],
    [{ status: 413, code: 'MessageSizeTooBig' }, 'edit', 'too-large'],
    [{ status: 500, code: 'ServiceError' }, 'post', 'later'],
    [{ status: 401, code: 'BotNotRegistered' }, 'post', 'later'],
  ] as readonly (readonly [ConnectorAnswer, 'post' | 'edit', string])[]) {
    it(`reads ${answer.status} ${answer.code} as “${kind}”, at once`, async () => {
      connector.answerNext(answer);
      const call = method === 'post' ? announcer().post(place(), SAID) : announcer().edit(place(), 'message-1', SAID);
      expect((await failing(call)).kind).to.equal(kind);
      expect(waits).to.deep.equal([]);
    });
  }

  it('takes Teams’ own words on size', async () => {
    const large = { ...SAID, card: { type: 'AdaptiveCard', body: 'x'.repeat(60_000) } };
    expect((await failing(announcer().post(place(), large))).kind).to.equal('too-large');
  });

  it('asks again for its turn where a conversation is full', async () => {
    let asked = 0;
    const slots: SendSlots = {
      reserve: async (_conversation, _tenant, now) => {
        asked += 1;
        return { at: new Date(now.getTime() + 400), isOurs: asked > 1 };
      },
    };
    await announcer({ slots }).post(place(), SAID);
    expect(waits).to.deep.equal([400, 400]);
  });

  it('gets its turn though the timer rings early', async () => {
    const began = world.clock().getTime();
    const asked: number[] = [];
    const slots: SendSlots = {
      reserve: async (_conversation, _tenant, now) => {
        asked.push(now.getTime() - began);
        return { at: new Date(began + 400), isOurs: now.getTime() >= began + 400 };
      },
    };
    await announcer({ slots, sleep: async () => {} }).post(place(), SAID);
    expect(asked).to.deep.equal([0, 400]);
  });
});
