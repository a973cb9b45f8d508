import { expect } from 'chai';
import type { OutageChange } from '../../src/domain/outage.ts';
import { createLookBook } from '../../src/services/adapters/storage/look-book.ts';
import { createOutageBook } from '../../src/services/adapters/storage/outage-book.ts';
import type { Jobs, OutageBook } from '../../src/services/outage-ports.ts';
import { aLook, ended, told } from '../support/a-look.ts';
import { anAdvisory, anIncident, minutesAgo } from '../support/builders.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minutes: number): Date => minutesAgo(-minutes);
const kinds = (changes: readonly OutageChange[]): readonly string[] => changes.map(({ transition }) => transition);

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`outage book: ${name}`, () => {
    let store: Store;
    let book: OutageBook;
    let other: OutageBook;
    let sent: string[];
    let waits: (number | undefined)[];

    before(async function () {
      store = await openStore(this);
      const jobs: Pick<Jobs, 'send'> = {
        async send(_, all, within) {
          // What is not sent through the transaction's handle would hang on the embedded database.
          await within?.executeSql('select 1');
          for (const { key, afterMs } of all) {
            sent.push(key);
            waits.push(afterMs);
          }
        },
      };
      book = createOutageBook(store.database.db, jobs);
      other = createOutageBook(store.replica.db, jobs);
    });
    after(() => store?.close());
    beforeEach(async () => {
      sent = [];
      waits = [];
      await store.database.db.deleteFrom('outage').execute();
      await store.database.db.deleteFrom('source_look').execute();
    });

    it('tells of a new incident once, and hands it to the deliveries', async () => {
      const looks = await book.record(aLook(0, [told(-1, 1)]));
      expect(looks).to.deep.equal([{ incidentId: 'EX1234567', transition: 'opened', at: at(0), tenantIds: [] }]);
      expect(sent).to.deep.equal(['EX1234567']);
      expect(await book.record(aLook(1, [told(-1, 1)]))).to.deep.equal([]);
      expect(sent).to.have.lengthOf(1);
    });

    it('knows what a customer went through, tells of it again, and forgets it when asked to', async () => {
      const only = { id: 'EX1' };
      await book.record(aLook(0, [told(-1, 1), told(-1, 1, only)]));
      await book.record(aLook(0, [told(-1, 1)], { tenantId: 'fabrikam' }));
      expect((await other.at('contoso')).map(({ incident }) => incident.id)).to.have.members(['EX1234567', 'EX1']);
      expect((await other.at('fabrikam')).map(({ incident }) => incident.id)).to.deep.equal(['EX1234567']);
      sent = [];
      await book.tellAgain(['fabrikam', 'nobody']);
      expect(sent).to.deep.equal(['EX1234567']);

      expect(await book.forgetCustomers(['contoso'])).to.equal(2);
      expect(await other.at('contoso')).to.deep.equal([]);
      expect(await other.outage('EX1')).to.equal(undefined);
      expect((await other.outage('EX1234567'))?.exposures.map(({ tenantId }) => tenantId)).to.deep.equal(['fabrikam']);
      await book.forgetCustomers(['fabrikam']);
      expect(await other.since(at(-60))).to.deep.equal([]);
    });

    it('gives the whole incident back as it was told, by its id in any case', async () => {
      const incident = told(-1, 2, { nextUpdateAt: at(60), regions: ['Korea Central'], impact: 'Mail\u0000 is late' });
      await book.record(aLook(0, [incident]));
      const outage = await other.outage('ex1234567');
      expect(outage).to.deep.equal({
        incident,
        state: 'open',
        firstSeenAt: at(0),
        readAt: at(0),
        exposures: [{ tenantId: 'contoso', status: 'degraded', since: at(0), seenAt: at(0) }],
      });
      expect(await book.outage('EX9999999')).to.equal(undefined);
    });

    it('knows how fresh it is without writing anything for an unchanged incident', async () => {
      await book.record(aLook(0, [told(-1, 1)]));
      await book.record(aLook(5, [told(-1, 1)]));
      expect((await book.open())[0]).to.deep.include({ readAt: at(5) });
      const { read_at } = await store.database.db.selectFrom('outage').select('read_at').executeTakeFirstOrThrow();
      expect(read_at).to.deep.equal(at(0));
    });

    it('goes by id, last update and number of posts, never by a time window', async () => {
      await book.record(aLook(0, [told(-600, 1)]));
      expect(kinds(await book.record(aLook(1, [told(-600, 2)])))).to.deep.equal(['update']);
      expect(kinds(await book.record(aLook(2, [told(-599, 2)])))).to.deep.equal(['update']);
      expect(kinds(await book.record(aLook(3, [told(-700, 9)]))), 'an older word').to.deep.equal([]);
      const days = 24 * 60;
      const late = anIncident({ id: 'EX1', updatedAt: at(-25 * days), startedAt: at(-26 * days) });
      expect(kinds(await book.record(aLook(4, [told(-599, 2), late])))).to.deep.equal(['opened']);
    });

    it('follows an incident to its review', async () => {
      await book.record(aLook(0, [told(0, 1)]));
      const worse = told(1, 2, { status: 'interrupted', phase: 'interrupted' });
      expect(kinds(await book.record(aLook(1, [worse])))).to.deep.equal(['worse']);
      expect(kinds(await book.record(aLook(2, [ended(2)])))).to.deep.equal(['resolved']);
      expect(kinds(await book.record(aLook(3, [ended(3, { phase: 'review-published' })])))).to.deep.equal(['review']);
      expect(await book.open()).to.deep.equal([]);
      const [history] = await book.since(at(-60));
      expect(kinds(history?.changes ?? [])).to.deep.equal(['opened', 'worse', 'resolved', 'review']);
      expect(history?.outage).to.deep.include({ state: 'resolved' });
      expect(history?.outage.exposures[0]).to.deep.include({ endedAt: at(3) });
      expect(kinds(await book.record(aLook(4, [told(4, 5)]))), 'open again').to.deep.equal(['opened']);
    });

    it('keeps what was over before we saw it, and makes no news of it', async () => {
      expect(await book.record(aLook(0, [ended(-60, { startedAt: at(-120) })]))).to.deep.equal([]);
      expect(sent).to.deep.equal([]);
      const [history] = await book.since(at(-61));
      expect(history?.outage.exposures[0]).to.deep.include({ since: at(-120), endedAt: at(-60) });
      expect(await book.since(at(-59))).to.deep.equal([]);
    });

    it('tells of each further customer, with its own state', async () => {
      await book.record(aLook(0, [told(0, 1)]));
      const there = aLook(1, [told(0, 1, { status: 'interrupted' })], { tenantId: 'fabrikam' });
      expect(await other.record(there)).to.deep.equal([
        { incidentId: 'EX1234567', transition: 'spread', at: at(1), tenantIds: ['fabrikam'] },
      ]);
      const outage = await book.outage('EX1234567');
      expect(outage?.exposures.map(({ tenantId, status }) => `${tenantId} ${status}`)).to.deep.equal([
        'contoso degraded',
        'fabrikam interrupted',
      ]);
    });

    it('has a mere spread told of a little later, for more of it follows, and anything else at once', async () => {
      await book.record(aLook(0, [told(-1, 1)]));
      await book.record(aLook(0, [told(-1, 1)], { tenantId: 'fabrikam' }));
      await book.record(aLook(1, [told(0, 2)], { tenantId: 'litware' }));
      expect(waits.map((ms) => ms !== undefined && ms > 0)).to.deep.equal([false, true, false]);
    });

    it('reads an outage once for all who ask at the same time, as it is then', async () => {
      await book.record(aLook(0, [told(-1, 1)]));
      const [one, same, none] = await Promise.all(['EX1234567', 'ex1234567', 'EX9'].map((id) => book.outage(id)));
      expect(one).to.be.an('object').and.to.equal(same);
      expect(none).to.equal(undefined);
      await other.record(aLook(1, [told(0, 2)]));
      expect((await book.outage('EX1234567'))?.incident.posts).to.have.lengthOf(2);
    });

    it('opens a new incident once when many customers show it at once', async function () {
      this.timeout(30_000);
      for (let round = 0; round < 20; round++) {
        const incidents = [`A${round}`, `B${round}`, `C${round}`].map((id) => told(0, 1, { id }));
        const tenants = ['contoso', 'fabrikam', 'adatum', 'tailspin'];
        const found = await Promise.all(
          tenants.map((tenantId, at) =>
            (at % 2 ? book : other).record(
              aLook(round, at % 3 ? incidents : incidents.toReversed(), { tenantId, serviceIds: [String(round)] }),
            ),
          ),
        );
        const opened = found.flat().filter(({ transition }) => transition === 'opened');
        expect(opened.map(({ incidentId }) => incidentId).sort(), `round ${round}`).to.deep.equal(
          incidents.map(({ id }) => id),
        );
        const spread = found.flat().filter(({ transition }) => transition === 'spread');
        expect(spread, `round ${round}`).to.have.lengthOf(9);
        await store.database.db.deleteFrom('outage').execute();
      }
    });

    it('calls an incident vanished only when every customer that showed it has answered without it', async () => {
      await book.record(aLook(0, [told(0, 1)]));
      await book.record(aLook(0, [told(0, 1)], { tenantId: 'fabrikam' }));
      expect(await book.record(aLook(1, []))).to.deep.equal([]);
      expect((await book.outage('EX1234567'))?.exposures[0]).to.deep.include({ missingSince: at(1) });
      expect((await book.open())[0]).to.deep.include({ state: 'open' });
      expect(await book.record(aLook(2, [], { tenantId: 'fabrikam', gap: 'unreachable' })), 'a part').to.deep.equal([]);
      expect(kinds(await book.record(aLook(3, [], { tenantId: 'fabrikam' })))).to.deep.equal(['vanished']);
      expect((await book.open())[0]).to.deep.include({ state: 'vanished' });

      expect(kinds(await book.record(aLook(4, [told(0, 1)])))).to.deep.equal(['returned']);
      expect((await book.open())[0]).to.deep.include({ state: 'open' });
      expect(kinds(await book.record(aLook(5, [], { serviceIds: ['x'] })))).to.deep.equal(['vanished']);
      expect(kinds(await book.record(aLook(6, [ended(6)])))).to.deep.equal(['resolved']);
    });

    it('does not take a part of an answer for the whole of it', async () => {
      await book.record(aLook(0, [told(0, 1)]));
      await book.record(aLook(1, [], { gap: 'timeout' }));
      expect((await book.open())[0]?.exposures[0]).not.to.have.property('missingSince');
      await book.record(aLook(2, [told(0, 1)]));
      expect(kinds(await book.record(aLook(3, [])))).to.deep.equal(['vanished']);
    });

    it('takes the newest word, and of equal ones the worst, where a customer shows an incident twice', async () => {
      await book.record(aLook(0, [told(0, 1), told(0, 1, { status: 'interrupted' }), told(-5, 4)]));
      expect((await book.outage('EX1234567'))?.incident).to.deep.equal(told(0, 1, { status: 'interrupted' }));
    });

    it('is not confused by an older look that comes in later', async () => {
      await book.record(aLook(5, [told(5, 2)]));
      expect(await book.record(aLook(4, []))).to.deep.equal([]);
      expect((await book.outage('EX1234567'))?.exposures[0]).not.to.have.property('missingSince');
    });

    it('writes what changed and the deliveries together, or neither', async () => {
      const failing = createOutageBook(store.database.db, {
        send: async (_kind, _jobs, within) => void (await within?.executeSql('select 1 / 0')),
      });
      const error = await failing.record(aLook(0, [told(0, 1)])).catch((error: unknown) => error);
      expect(error).to.have.property('code', '22012');
      expect(await book.since(at(-9999))).to.deep.equal([]);
      expect(await createLookBook(store.database.db).ages(['contoso'])).to.deep.equal([]);
      expect(kinds(await book.record(aLook(1, [told(0, 1)])))).to.deep.equal(['opened']);
    });

    it('forgets what ended long ago, and what vanished long ago; never what is open', async () => {
      const open = anAdvisory({ id: 'MO1', updatedAt: at(-900), startedAt: at(-9000) });
      await book.record(aLook(0, [ended(-500), told(0, 1, { id: 'EX2' }), open]));
      await book.record(aLook(1, [ended(-500), open]));
      expect(await book.purge(at(-500))).to.equal(0);
      expect(await book.purge(at(1))).to.equal(1);
      expect(await book.purge(at(2))).to.equal(1);
      expect((await book.since(at(-9999))).map(({ outage }) => outage.incident.id)).to.deep.equal(['MO1']);
    });
  });
}
