import { expect } from 'chai';
import { createLookBook } from '../../src/services/adapters/storage/look-book.ts';
import { createOutageBook } from '../../src/services/adapters/storage/outage-book.ts';
import type { LookBook, OutageBook } from '../../src/services/outage-ports.ts';
import { aLook, told } from '../support/a-look.ts';
import { minutesAgo } from '../support/builders.ts';
import { STORES, type Store } from '../support/stores.ts';

const at = (minutes: number): Date => minutesAgo(-minutes);

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`look book: ${name}`, () => {
    let store: Store;
    let looks: LookBook;
    let outages: OutageBook;
    let sent = 0;

    before(async function () {
      store = await openStore(this);
      looks = createLookBook(store.replica.db);
      outages = createOutageBook(store.database.db, {
        async send(_kind, jobs) {
          sent += jobs.length;
        },
      });
    });
    after(() => store?.close());
    beforeEach(async () => {
      await store.database.db.deleteFrom('outage').execute();
      await store.database.db.deleteFrom('source_look').execute();
      sent = 0;
    });

    it('tells when each source last answered, and why it does not now', async () => {
      await outages.record(aLook(0, [told(0, 1)]));
      await outages.record(aLook(2, [], { source: 'azure', gap: 'unreachable' }));
      await looks.failed('fabrikam', 'microsoft365', 'no-consent', at(1));
      expect(await looks.ages(['contoso', 'fabrikam', 'adatum'])).to.deep.equal([
        { tenantId: 'contoso', source: 'azure', answeredAt: at(2), failure: 'unreachable' },
        { tenantId: 'contoso', source: 'microsoft365', answeredAt: at(0) },
        { tenantId: 'fabrikam', source: 'microsoft365', failure: 'no-consent' },
      ]);
    });

    it('keeps the last answer beside a failure, and forgets the failure with the next answer', async () => {
      const same = [told(0, 1)];
      await outages.record(aLook(0, same));
      await looks.failed('contoso', 'microsoft365', 'throttled', at(1));
      expect((await looks.ages(['contoso']))[0]).to.deep.include({ answeredAt: at(0), failure: 'throttled' });
      expect(await outages.record(aLook(2, same)), 'nothing new').to.deep.equal([]);
      expect(await looks.ages(['contoso'])).to.deep.equal([
        { tenantId: 'contoso', source: 'microsoft365', answeredAt: at(2) },
      ]);
      await looks.failed('contoso', 'microsoft365', 'timeout', at(1));
      expect((await looks.ages(['contoso']))[0], 'an older failure').not.to.have.property('failure');
    });

    it('knows who has a service, as last told', async () => {
      await outages.record(aLook(0, [], { serviceIds: ['Exchange', 'Teams'] }));
      await outages.record(aLook(0, [], { tenantId: 'fabrikam', serviceIds: ['Exchange'] }));
      await looks.failed('fabrikam', 'microsoft365', 'timeout', at(1));
      expect(await looks.tenantsWith('microsoft365', 'Exchange')).to.deep.equal(['contoso', 'fabrikam']);
      expect(await looks.tenantsWith('azure', 'Exchange')).to.deep.equal([]);
      await outages.record(aLook(1, [], { serviceIds: ['Teams'] }));
      expect(await looks.tenantsWith('microsoft365', 'Exchange')).to.deep.equal(['fabrikam']);
    });

    it('takes leave of a customer silently, and of what was open there alone', async () => {
      await outages.record(aLook(0, [told(0, 1), told(0, 1, { id: 'EX2' })]));
      await outages.record(aLook(0, [told(0, 1)], { tenantId: 'fabrikam' }));
      sent = 0;
      expect(await looks.tenants()).to.deep.equal(['contoso', 'fabrikam']);
      await looks.leave(['contoso'], at(5));
      await looks.leave(['contoso', 'adatum'], at(6));
      expect(sent).to.equal(0);
      expect(await looks.ages(['contoso'])).to.deep.equal([]);
      expect(await looks.tenants()).to.deep.equal(['fabrikam']);
      const states = (await outages.open()).map(({ incident, state }) => `${incident.id} ${state}`);
      expect(states).to.deep.equal(['EX1234567 open', 'EX2 vanished']);
      expect((await outages.outage('EX2'))?.exposures[0]).to.deep.include({ missingSince: at(5) });
    });
  });
}
