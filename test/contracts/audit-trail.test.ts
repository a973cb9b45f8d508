import { expect } from 'chai';
import type { Agent } from '../../src/domain/agent.ts';
import type { SignedHead } from '../../src/domain/audit.ts';
import type { AuditNote } from '../../src/services/audit/record.ts';
import { anAudit, emptyTrail, tamper } from '../support/audit.ts';
import { STORES, type Store } from '../support/stores.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const kim: Agent = { objectId: 'KIM', tenantId: 'Partner', name: 'Kim' };
const alex: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex' };
const read: AuditNote = { deed: 'see-health', outcome: 'allowed', tenantId: 'CONTOSO' };
const escalated: AuditNote = {
  deed: 'escalate',
  outcome: 'allowed',
  tenantId: 'contoso',
  authority: 'app',
  details: { requestId: 'r1', incidentIds: ['EX1', 'EX2'], desk: 'own' },
};
const refused: AuditNote = { deed: 'see-health', outcome: 'refused', tenantId: 'fabrikam', authority: 'agent' };

for (const [name, open] of Object.entries(STORES)) {
  describe(`audit trail: ${name}`, () => {
    let store: Store;
    let now = AT;
    before(async function open_() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(async () => {
      now = AT;
      await emptyTrail(store.database.db);
    });
    const here = () => anAudit(store.database.db, () => now);
    const there = () => anAudit(store.replica.db, () => now);
    const kindsOf = async (heads: readonly SignedHead[] = []) =>
      (await here().verify(heads)).problems.map((problem) => `${problem.kind} ${problem.position}`);
    const five = async () => {
      await here().note(kim, read, escalated);
      await here().note(alex, refused);
      await here().note(kim, read);
      await here().note(undefined, refused);
      await here().linkRows();
    };

    it('keeps who did what, by whose rights, and links it in the order in which it came', async () => {
      await five();
      const told = await here().trail.linkedAfter(0, 10);
      expect(told.map(({ row, person }) => [row.position, row.deed, row.outcome, row.tenantId, person?.name])).to.eql([
        [1, 'see-health', 'allowed', 'contoso', 'Kim'],
        [2, 'escalate', 'allowed', 'contoso', 'Kim'],
        [3, 'see-health', 'refused', 'fabrikam', 'Alex'],
        [4, 'see-health', 'allowed', 'contoso', 'Kim'],
        [5, 'see-health', 'refused', 'fabrikam', undefined],
      ]);
      expect(told[1]?.row.details).to.eql(escalated.details);
      expect(told[0]?.row.correlationId).to.equal(told[1]?.row.correlationId);
      const verdict = await here().verify([]);
      expect(verdict).to.include({ linked: 5, erased: 0, kept: 0 });
      expect(verdict.problems).to.eql([]);
      expect(verdict.head?.signature).to.be.a('string');
    });

    it('finds by which way a customer is read', async () => {
      const { db } = store.database;
      await db.deleteFrom('access_way').execute();
      const way = { way: 'delegated' as const, failure: null, tried_at: AT };
      await db
        .insertInto('access_way')
        .values({ tenant_id: 'contoso', ...way })
        .execute();
      await here().note(kim, read, { ...read, tenantId: 'fabrikam' });
      const told = await here().trail.select({}, undefined, 10);
      expect(told.map(({ row }) => row.authority)).to.have.members(['reader', 'undetermined']);
    });

    it('lets nobody change, take away or link anew what is there', async () => {
      await five();
      const { db } = store.database;
      const refusal = async (doing: Promise<unknown>) =>
        await doing.then(
          () => 'done',
          (error: Error) => error.message,
        );
      const anywhere = { position: '9', hash: 'x' };
      expect(await refusal(db.updateTable('audit_row').set({ outcome: 'allowed' }).execute())).to.include('only added');
      expect(await refusal(db.updateTable('audit_row').set(anywhere).execute())).to.include('linked once');
      expect(await refusal(db.deleteFrom('audit_row').execute())).to.include('only added');
      expect(await refusal(db.updateTable('audit_person').set({ name: 'Alex' }).execute())).to.include('only added');
      expect(await kindsOf()).to.eql([]);
    });

    it('is one chain, however many append and link at once', async () => {
      await Promise.all(
        Array.from({ length: 60 }, (_, at) => (at % 2 ? here() : there()).note(at % 3 ? kim : alex, read)),
      );
      const linked = await Promise.all([here().linkRows(), there().linkRows(), here().linkRows()]);
      expect(linked.reduce((sum, one) => sum + one, 0)).to.equal(60);
      expect(await there().verify([])).to.deep.include({ linked: 60, problems: [] });
    });

    it('tells of the tail that is not linked yet', async () => {
      await five();
      now = new Date(AT.getTime() + 60_000);
      await here().note(kim, read);
      const { unlinked, problems } = await here().verify([]);
      expect([unlinked, problems]).to.eql([{ count: 1, oldestAt: now }, []]);
      expect(await here().linkRows()).to.equal(1);
      expect((await here().verify([])).unlinked).to.eql({ count: 0, oldestAt: undefined });
    });

    it('is caught when a row was changed, taken away or moved, or says somebody else did it', async () => {
      const { db } = store.database;
      for (const [statement, kinds] of Object.entries({
        "update audit_row set outcome = 'refused' where position = 2": ['changed 2'],
        'update audit_row set details = \'{"requestId":"r2"}\' where position = 2': ['changed 2'],
        "update audit_row set at = at + interval '1 ms' where position = 4": ['changed 4'],
        'delete from audit_row where position = 3': ['gone 3'],
        'delete from audit_row where position = 5': ['other-end 4'],
        'update audit_row set position = case position when 1 then -2 else -1 end where position < 3; update audit_row set position = -position where position < 0':
          ['changed 1', 'changed 2', 'changed 3'],
        "update audit_person set name = 'Alex' where name = 'Kim'": [
          'other-person 1',
          'other-person 2',
          'other-person 4',
        ],
        "delete from audit_person where name = 'Alex'": ['person-gone 3'],
      })) {
        await emptyTrail(db);
        await five();
        await tamper(db, ...statement.split('; '));
        expect(await kindsOf(), statement).to.eql(kinds);
      }
    });

    it('is caught when the whole chain was made anew without the key', async () => {
      await five();
      const { db } = store.database;
      await tamper(
        db,
        "update audit_row set outcome = 'refused' where position = 2",
        'update audit_row set position = null, hash = null',
        'delete from audit_head',
      );
      await anAudit(db, () => now, [Buffer.alloc(32, 'forger')]).linkRows();
      expect(await kindsOf()).to.eql(['unknown-key 5']);
      await tamper(db, `update audit_head set key_id = '${here().seal.sign('')?.keyId}'`);
      expect(await kindsOf()).to.eql(['bad-signature 5']);
      await tamper(db, 'update audit_head set key_id = null, signature = null');
      expect(await kindsOf()).to.eql(['unsigned 5']);
    });

    it('is caught when it was set back to an earlier head, by what the second place has kept', async () => {
      await here().note(kim, read);
      await here().linkRows();
      const early = await here().trail.head();
      await five();
      const late = await here().trail.head();
      const kept = [early, late].flatMap((head) => head ?? []);
      expect(await kindsOf(kept)).to.eql([]);
      await tamper(
        store.database.db,
        'delete from audit_row where position > 1',
        `update audit_head set position = 1, hash = '${early?.hash}', signed_at = '${early?.signedAt.toISOString()}',
          signature = '${early?.signature}'`,
      );
      expect(await kindsOf()).to.eql([]);
      expect(await kindsOf(kept)).to.eql(['not-as-kept 6']);
    });

    it('takes a head from a time without a key for what it says, and no forged one', async () => {
      await five();
      const head = (await here().trail.head()) ?? expect.fail('there is no head');
      const { keyId: _, signature: __, ...unsigned } = head;
      expect(await kindsOf([unsigned])).to.eql([]);
      expect(await kindsOf([{ ...unsigned, hash: 'another' }])).to.eql(['not-as-kept 5']);
      expect(await kindsOf([{ ...head, signedAt: new Date(0) }])).to.eql(['bad-signature 5']);
    });

    it('forgets a person, says so, and stays whole', async () => {
      await five();
      expect(await here().erase.onWish({ tenantId: 'PARTNER', objectId: 'kim' })).to.equal(3);
      await here().linkRows();
      expect(await here().verify([])).to.deep.include({ problems: [], erased: 3, linked: 6 });
      const told = await here().trail.select({}, undefined, 10);
      // As a whole word: digests are letters at random.
      expect(JSON.stringify(told)).not.to.match(/"kim"/i);
      expect(told.filter(({ person }) => person?.name === 'Alex')).to.have.length(1);
      expect(told.at(-1)?.row).to.deep.include({ deed: 'erase-person', authority: 'operator' });
      expect(await here().erase.onWish({ tenantId: 'partner', objectId: 'nobody' })).to.equal(0);
    });

    it('forgets everybody when their time has come, once', async () => {
      await five();
      now = new Date(AT.getTime() + 1000);
      await here().note(alex, read);
      expect(await here().erase.olderThan(now)).to.equal(4);
      expect(await here().erase.olderThan(now)).to.equal(0);
      await here().linkRows();
      expect(await here().verify([])).to.deep.include({ problems: [], erased: 4, linked: 7 });
    });

    it('is told by customer and time, a page after the other', async () => {
      await five();
      now = new Date(AT.getTime() + 1000);
      await here().note(alex, read);
      const { trail } = here();
      const deeds = async (...asked: Parameters<typeof trail.select>) =>
        (await trail.select(...asked)).map(({ row, person }) => `${row.deed} ${person?.name}`);
      expect(await deeds({ tenantId: 'CONTOSO' }, undefined, 10)).to.have.length(4);
      expect(await deeds({ tenantId: 'contoso', from: now }, undefined, 10)).to.eql(['see-health Alex']);
      expect(await deeds({ tenantId: 'contoso', before: now }, undefined, 10)).to.have.length(3);
      const [first] = await trail.select({ tenantId: 'contoso' }, undefined, 1);
      expect(await deeds({ tenantId: 'contoso' }, first?.row.id, 1)).to.eql(['escalate Kim']);
    });
  });
}
