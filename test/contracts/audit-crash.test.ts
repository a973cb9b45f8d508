import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.ts';
import type { AuditNote } from '../../src/services/audit/record.ts';
import { anAudit, emptyTrail } from '../support/audit.ts';
import { NOW } from '../support/builders.ts';
import { aMortal } from '../support/crash.ts';
import { STORES, type Store } from '../support/stores.ts';

const kim: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const read: AuditNote = { deed: 'see-health', outcome: 'allowed', tenantId: 'contoso' };
const acknowledged: AuditNote = { deed: 'acknowledge', outcome: 'allowed', authority: 'agent' };

for (const [name, open] of Object.entries(STORES)) {
  describe(`audit trail, by processes that die at it: ${name}`, function dying() {
    this.timeout(60_000);
    let store: Store;
    before(async function openStore() {
      store = await open(this);
    });
    after(() => store?.close());
    const { database, replica } = { database: () => store.database.db, replica: () => store.replica.db };
    const after_ = () => anAudit(replica(), () => NOW);
    /** What whoever comes next makes of it. */
    const linked = async () => {
      await after_().linkRows();
      return await after_().verify([]);
    };

    it('loses no row between turn and link, and links each once, at whatever moment a worker died at it', async () => {
      let deaths = 0;
      for (let at = 0, died = true; died; at += 1) {
        await emptyTrail(database());
        await after_().note(kim, read, acknowledged);
        const mortal = aMortal(database(), at);
        await anAudit(mortal.db, () => NOW)
          .linkRows()
          .catch(() => {});
        died = mortal.isDead();
        deaths += Number(died);
        expect(await linked(), `died at moment ${at}`).to.deep.include({ linked: 2, problems: [] });
      }
      expect(deaths).to.be.above(6);
    });

    it('has a turn’s row with its person or not at all, and whoever was told that it is there was told the truth', async () => {
      const found: number[] = [];
      for (let at = 0, died = true; died; at += 1) {
        await emptyTrail(database());
        const mortal = aMortal(database(), at);
        const wasTold = await anAudit(mortal.db, () => NOW)
          .note(kim, read)
          .then(
            () => true,
            () => false,
          );
        died = mortal.isDead();
        const verdict = await linked();
        expect(verdict.problems, `died at moment ${at}`).to.eql([]);
        const persons = await after_().trail.rowsOf(kim);
        expect(persons, `died at moment ${at}`).to.have.length(verdict.linked);
        if (wasTold) expect(verdict.linked, `died at moment ${at}`).to.equal(1);
        found.push(verdict.linked);
      }
      expect([...new Set(found)]).to.eql([0, 1]);
    });
  });
}
