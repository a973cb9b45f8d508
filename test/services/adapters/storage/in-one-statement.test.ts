import { expect } from 'chai';
import { type KyselyPlugin, sql } from 'kysely';
import { createAskedBook } from '../../../../src/services/adapters/storage/asked-book.ts';
import { createAuditTrail } from '../../../../src/services/adapters/storage/audit-trail.ts';
import { createBotStorage } from '../../../../src/services/adapters/storage/bot-storage.ts';
import { createInOneStatement } from '../../../../src/services/adapters/storage/in-one-statement.ts';
import { NOW } from '../../../support/builders.ts';
import { STORES, type Store } from '../../../support/stores.ts';

for (const [name, open] of Object.entries(STORES)) {
  describe(`in one statement: ${name}`, () => {
    let store: Store;
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery({ node }) {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(() => {
      statements = 0;
    });

    const aTurn = () => {
      const db = store.database.db.withPlugin(counting);
      const inOneStatement = createInOneStatement(db);
      return {
        trail: createAuditTrail(db, inOneStatement),
        asked: createAskedBook(db, inOneStatement),
        storage: createBotStorage(db, inOneStatement),
      };
    };
    let ids = 0;
    const aRow = (correlationId: string) => ({
      id: `00000000-0000-4000-9000-${String(++ids).padStart(12, '0')}`,
      ...({ at: NOW, correlationId, deed: 'see-health', outcome: 'allowed', details: {} } as const),
    });
    const aQuestion = (by: string) =>
      ({ tenantId: 't', source: 'microsoft365', serviceId: 'Exchange', serviceName: 'Exchange', by, at: NOW }) as const;

    it('writes what a turn leaves behind beside each other, whatever kind it is of', async () => {
      const { trail, asked, storage } = aTurn();
      await Promise.all([
        trail.append(aRow('turn-1')),
        asked.note(aQuestion('a')),
        storage.write({ 'one/agent': { agent: 1 } }),
        trail.append(aRow('turn-2')),
        asked.note(aQuestion('b')),
      ]);
      expect(statements).to.equal(1);
      const rows = await trail.select({}, undefined, 1000);
      expect(rows.map(({ row }) => row.correlationId)).to.include.members(['turn-1', 'turn-2']);
      expect(await asked.about({ source: 'microsoft365', id: 'Exchange' }, NOW)).to.have.length(2);
      expect(await storage.read(['one/agent'])).to.have.property('one/agent');
    });

    it('lets none of them fail by what another brought', async () => {
      const { trail, asked, storage } = aTurn();
      const outcomes = await Promise.allSettled([
        trail.append({ ...aRow('turn-3'), id: 'no uuid' }),
        asked.note(aQuestion('c')),
        storage.write({ 'two/agent': { agent: 2 } }),
      ]);
      expect(outcomes.map(({ status }) => status)).to.eql(['rejected', 'fulfilled', 'fulfilled']);
      expect(await storage.read(['two/agent'])).to.have.property('two/agent');
    });

    it('commits nothing of a statement that failed', async () => {
      const db = store.database.db;
      const inOneStatement = createInOneStatement(db);
      const fails = inOneStatement(() => sql`failing as (insert into turn (key) values (null))`);
      const storage = createBotStorage(db, inOneStatement);
      const outcomes = await Promise.allSettled([fails(1), storage.write({ 'three/agent': { agent: 3 } })]);
      expect(outcomes.map(({ status }) => status)).to.eql(['rejected', 'rejected']);
      expect(await storage.read(['three/agent'])).to.eql({});
    });
  });
}
