import { expect } from 'chai';
import { createChannelAnnouncer } from '../../src/bot/channel-announcer.ts';
import limits from '../../src/bot/teams-limits.json' with { type: 'json' };
import { createSendSlots } from '../../src/services/adapters/storage/send-slots.ts';
import type { SendSlots } from '../../src/services/send-ports.ts';
import { aPlace } from '../support/following.ts';
import { STORES, type Store } from '../support/stores.ts';
import { startConnector } from '../support/teams/connector.ts';
import { createTeamsLimits } from '../support/teams/limits.ts';
import { createHandWorld } from '../support/world.ts';

const NOON = new Date('2026-11-22T12:00:00Z');

for (const [name, open] of Object.entries(STORES)) {
  describe(`send slots: ${name}`, () => {
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('send_log').execute());

    /** What Teams says to calls that leave at these moments. */
    const refused = (calls: readonly { readonly at: Date; readonly thread: string }[]) => {
      let now = 0;
      const teams = createTeamsLimits(() => now);
      return calls
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .filter(({ at, thread }) => {
          now = at.getTime();
          return teams.check(thread, 'partner', 1000) !== undefined;
        }).length;
    };

    /** When a call leaves that asks at noon, and asks again when it is told to. */
    const leavesAt = async (slots: SendSlots, thread: string): Promise<Date> => {
      for (let now = NOON; ; ) {
        const { at, isOurs } = await slots.reserve(thread, 'partner', now);
        if (isOurs) return at;
        now = at;
      }
    };

    it('keeps the limit of a tenant for two replicas that send to 400 conversations, and wastes little of it', async () => {
      const here = createSendSlots(store.database.db, limits);
      const there = createSendSlots(store.replica.db, limits);
      const calls = Array.from({ length: 400 }, async (_, index) => {
        const thread = `19:${index}@thread.tacv2`;
        return { thread, at: await leavesAt(index % 2 ? here : there, thread) };
      });
      const made = await Promise.all(calls);
      expect(refused(made)).to.equal(0);
      const together = Map.groupBy(made, ({ at }) => at.getTime());
      expect(Math.max(...[...together.values()].map(({ length }) => length)), 'in one burst').to.equal(10);
      const last = Math.max(...made.map(({ at }) => at.getTime())) - NOON.getTime();
      expect(last).to.be.at.most(1.2 * (400 / 50) * 1000);
    });

    it('keeps every limit of one conversation, from seven in a second to sixty in half a minute', async () => {
      const slots = createSendSlots(store.database.db, limits);
      const made = await Promise.all(
        Array.from({ length: 130 }, async () => ({ thread: 'one', at: await leavesAt(slots, 'one') })),
      );
      expect(refused(made)).to.equal(0);
      expect(made.filter(({ at }) => at.getTime() === NOON.getTime())).to.have.length(7);
    });

    it('does not let a conversation that is full hold up the others of its tenant', async () => {
      const slots = createSendSlots(store.database.db, limits);
      for (let call = 0; call < 9; call += 1) await slots.reserve('full', 'partner', NOON);
      expect(await slots.reserve('full', 'partner', NOON)).to.have.property('isOurs', false);
      expect(await slots.reserve('free', 'partner', NOON)).to.deep.equal({ at: NOON, isOurs: true });
    });

    it('spares Teams every refusal: 70 messages to one channel and one each to 60 others', async function sending() {
      this.timeout(30_000);
      const world = createHandWorld(NOON);
      const connector = await startConnector({ limits: createTeamsLimits(() => world.clock().getTime()) });
      const announcer = createChannelAnnouncer({
        ...world,
        token: undefined,
        mayReplyTo: () => true,
        slots: createSendSlots(store.database.db, limits),
        sleep: async (ms) => world.pass(ms),
        deadline: () => new AbortController().signal,
      });
      for (let message = 0; message < 130; message += 1) {
        const conversationId = message < 70 ? '19:one@thread.tacv2' : `19:${message}@thread.tacv2`;
        const place = aPlace({ conversationId, serviceUrl: connector.url });
        await announcer.post(place, { summary: 'news', text: 'news' });
      }
      await connector.close();
      expect([...connector.refusals]).to.deep.equal([]);
      expect(world.clock().getTime() - NOON.getTime()).to.be.within(30_000, 45_000);
    });

    it('leaves tenants and conversations alone that send little', async () => {
      const slots = createSendSlots(store.database.db, limits);
      for (let call = 0; call < 60; call += 1) await slots.reserve(`busy ${call}`, 'busy', NOON);
      expect(await slots.reserve('other', 'other', NOON)).to.deep.equal({ at: NOON, isOurs: true });
    });

    it('forgets who has been silent', async () => {
      const slots = createSendSlots(store.database.db, limits);
      await slots.reserve('one', 'partner', NOON);
      await slots.purge(new Date(NOON.getTime() + 1));
      expect(await store.database.db.selectFrom('send_log').selectAll().execute()).to.deep.equal([]);
    });
  });
}
