import { expect } from 'chai';
import type { SharedCommunication } from '../../../src/domain/communication.ts';
import type { ToldNews } from '../../../src/domain/communication-news.ts';
import type { Following } from '../../../src/domain/following.ts';
import { createTellCommunications } from '../../../src/services/communications/tell-communications.ts';
import { AnnounceError } from '../../../src/services/outage-ports.ts';
import { minutesAgo, NOW } from '../../support/builders.ts';
import { aMaintenance, aMessage, aShared, inDays } from '../../support/communications.ts';
import { aFollowing } from '../../support/following.ts';
import { CUSTOMERS, customerNamed, tenant } from '../../support/some-customers.ts';

const HOUR_MS = 3600_000;
const [CONTOSO, FABRIKAM] = [tenant(0), tenant(2)];

/** 09:42 in Seoul; the following began a day before. */
describe('telling of communications', () => {
  function place(wish: Partial<Following> = {}, over: { hears?: (name: string) => boolean; isGone?: boolean } = {}) {
    const following = aFollowing({ communications: ['message', 'maintenance'], ...wish });
    const state = { now: NOW, all: [] as readonly SharedCommunication[], fails: false };
    const told = new Map<string, ToldNews>();
    const said: string[] = [];
    const asked: string[] = [];
    const verb = createTellCommunications({
      book: {
        all: async () => state.all,
        told: async () => told,
        noteTold: async (_, all) => {
          for (const [id, standing] of all) told.set(id.toUpperCase(), standing);
        },
      },
      followings: { all: async () => [following], following: async () => following },
      jobs: { send: async (kind, jobs) => void asked.push(...jobs.map(({ key }) => `${kind} ${key}`)) },
      audibleTo: async (_, source, deed) => {
        expect(deed).to.equal('see-messages');
        return { kind: 'hears', hears: ({ name }) => source !== 'azure' || (over.hears?.(name) ?? true) };
      },
      press: {
        news: (items) => ({
          announcement: {
            summary: items
              .map(({ shared, news }) => {
                const names = shared.tenantIds.map((id) => CUSTOMERS.find(({ tenantId }) => tenantId === id)?.name);
                return `${shared.communication.id} ${news.map(({ kind, days }) => `${kind}${days ?? ''}`).join('+')} ${names.join(', ')}`;
              })
              .join('; '),
            card: {},
          },
        }),
      },
      speak: {
        async post(_, { announcement }) {
          if (state.fails) throw new AnnounceError('later', 'Teams is down');
          if (over.isGone) return undefined;
          said.push(announcement.summary);
          return { messageId: 'm1' };
        },
      },
      customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
      tagsOf: () => [],
      clock: () => state.now,
    });
    return { verb, state, said, asked, told };
  }
  const news = (over = {}) => aShared(aMessage({ updatedAt: minutesAgo(5), ...over }), { tenantIds: [CONTOSO] });
  const planned = (over = {}) =>
    aShared(aMaintenance({ updatedAt: minutesAgo(5), ...over }), { tenantIds: [CONTOSO, FABRIKAM] });

  it('is one message about all that is due, and said once', async () => {
    const { verb, state, said, asked } = place();
    state.all = [news(), planned()];
    await verb.askForDue();
    expect(asked).to.deep.equal(['tell-communications following-1']);
    await verb.tell('following-1');
    await verb.tell('following-1');
    expect(said).to.deep.equal(['MC1187310 new Contoso; PM4T-7S0 new Contoso, Fabrikam, Inc.']);
    asked.length = 0;
    await verb.askForDue();
    expect(asked).to.deep.equal([]);
  });

  it('leaves what was there before unsaid, and counts down from there', async () => {
    const { verb, state, said, told } = place();
    state.all = [aShared(aMessage({ actByAt: inDays(31) }), { tenantIds: [CONTOSO] })];
    await verb.tell('following-1');
    expect([said, told.size]).to.deep.equal([[], 1]);
    state.now = inDays(2);
    await verb.tell('following-1');
    expect(said).to.deep.equal(['MC1187310 act-by30 Contoso']);
  });

  it('is about what was wished for: kinds, services, customers, what presses', async () => {
    const told = async (wish: Partial<Following>, all: readonly SharedCommunication[]) => {
      const { verb, state, said } = place(wish);
      state.all = all;
      await verb.tell('following-1');
      return said.join();
    };
    const all = [news(), planned()];
    expect(await told({ communications: [] }, all)).to.equal('');
    expect(await told({ communications: ['maintenance'] }, all)).to.equal('PM4T-7S0 new Contoso, Fabrikam, Inc.');
    expect(await told({ serviceIds: ['Exchange'] }, all)).to.equal('MC1187310 new Contoso');
    expect(await told({ serviceIds: ['azure'] }, all)).to.match(/^PM4T-7S0/);
    const list = { kind: 'list', tenantIds: [customerNamed('Fabrikam, Inc.').tenantId] } as const;
    expect(await told({ customers: list }, all)).to.equal('PM4T-7S0 new Fabrikam, Inc.');
    const pressing = { communications: ['pressing'] } as const;
    expect(await told(pressing, [news()])).to.equal('');
    expect(await told(pressing, [news({ actByAt: inDays(60) })])).to.equal('MC1187310 new Contoso');
  });

  it('names only those of whom the place may hear, and waits where it may hear of nobody', async () => {
    const { verb, state, said, told } = place({}, { hears: (name) => name === 'Contoso' });
    state.all = [planned(), aShared(aMaintenance({ id: 'P2', updatedAt: minutesAgo(5) }), { tenantIds: [FABRIKAM] })];
    await verb.tell('following-1');
    expect(said).to.deep.equal(['PM4T-7S0 new Contoso']);
    expect([...told.keys()]).to.deep.equal(['PM4T-7S0']);
  });

  for (const [how, wish] of Object.entries({
    'quiet hours': { quiet: { from: '08:00', to: '11:00', zone: 'Asia/Seoul' } },
    'a digest': { digestAt: '18:00' },
  })) {
    it(`${how} hold back all but a maintenance that has moved`, async () => {
      const { verb, state, said, told } = place(wish);
      told.set('PM4T-7S0', { startsAt: inDays(3), endsAt: inDays(4), stage: 'planned' });
      state.all = [news(), planned()];
      await verb.tell('following-1');
      expect(said).to.deep.equal(['PM4T-7S0 moved Contoso, Fabrikam, Inc.']);
      state.now = new Date(NOW.getTime() + 2 * HOUR_MS);
      await verb.tell('following-1', how === 'a digest');
      expect(said.slice(1)).to.deep.equal(['MC1187310 new Contoso']);
    });
  }

  it('is not taken for told where nobody was', async () => {
    const { verb, state, said } = place();
    state.all = [news()];
    state.fails = true;
    const failed = await verb.tell('following-1').catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(AnnounceError);
    state.fails = false;
    await verb.tell('following-1');
    expect(said).to.deep.equal(['MC1187310 new Contoso']);
    const gone = place({}, { isGone: true });
    gone.state.all = [news()];
    await gone.verb.tell('following-1');
    expect(gone.told.size).to.equal(0);
  });

  it('is silent while the following is paused', async () => {
    const { verb, state, said, asked } = place({ paused: { at: NOW, why: 'by-hand' } });
    state.all = [news()];
    await verb.askForDue();
    await verb.tell('following-1');
    expect([said, asked]).to.deep.equal([[], []]);
  });
});
