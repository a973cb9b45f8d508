import { expect } from 'chai';
import type { AccessAssignment, Relationship } from '../../src/domain/gdap.ts';
import { createOffboardingBook } from '../../src/services/adapters/storage/offboarding-book.ts';
import { createRelationshipBook } from '../../src/services/adapters/storage/relationship-book.ts';
import type { RelationshipBook } from '../../src/services/ports.ts';
import { STORES, type Store } from '../support/stores.ts';

const MONDAY = new Date('2026-11-16T08:00:00Z');
const TUESDAY = new Date('2026-11-17T08:00:00Z');

const tenant = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const aRelationship = (n: number, over: Partial<Relationship> = {}): Relationship => ({
  id: `relationship-${String(n).padStart(5, '0')}`,
  tenantId: tenant(n),
  name: `Support "${n}", 지원 \\ {x}`,
  status: 'active',
  endsAt: new Date('2027-03-01T10:00:00.123Z'),
  autoExtends: true,
  roleIds: ['role-a', 'role-b'],
  ...over,
});
const anAssignment = (n: number, groupId: string, over: Partial<AccessAssignment> = {}): AccessAssignment => ({
  relationshipId: aRelationship(n).id,
  tenantId: tenant(n),
  groupId,
  roleIds: ['role-a'],
  isActive: true,
  ...over,
});

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`relationship book: ${name}`, () => {
    let store: Store;
    let book: RelationshipBook;
    let other: RelationshipBook;

    before(async function () {
      store = await openStore(this);
      book = createRelationshipBook(store.database.db);
      other = createRelationshipBook(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('gdap_relationship').execute());

    it('begins empty', async () => {
      await book.keep([], MONDAY);
      expect([await book.relationships(), await book.assignments()]).to.deep.equal([[], []]);
      expect(await book.forget([], MONDAY)).to.equal(0);
    });

    it('keeps 10,000 relationships page by page, as they came', async function () {
      this.timeout(30_000);
      const all = Array.from({ length: 10_000 }, (_, n) => aRelationship(n));
      for (let at = 0; at < all.length; at += 300) await book.keep(all.slice(at, at + 300), MONDAY);
      expect(await other.relationships()).to.deep.equal(all);
    });

    it('keeps one without an end and without roles', async () => {
      const { endsAt: _, ...endless } = aRelationship(1, {
        status: 'approval-pending',
        roleIds: [],
        autoExtends: false,
      });
      await book.keep([endless], MONDAY);
      expect(await book.relationships()).to.deep.equal([endless]);
    });

    it('takes what has changed, and the last of what is told twice', async () => {
      await book.keep([aRelationship(1)], MONDAY);
      await book.keep([aRelationship(1), aRelationship(1, { status: 'terminated', roleIds: [] })], TUESDAY);
      expect(await book.relationships()).to.deep.equal([aRelationship(1, { status: 'terminated', roleIds: [] })]);
    });

    it('is not set back by a slower, older reading of another replica', async () => {
      await book.keep([aRelationship(1, { status: 'expired' })], TUESDAY);
      await other.keep([aRelationship(1)], MONDAY);
      expect((await book.relationships())[0]?.status).to.equal('expired');
    });

    it('forgets what a complete reading did not see, assignments and all', async () => {
      await book.keep([aRelationship(1), aRelationship(2)], MONDAY);
      await book.keepAssignments(aRelationship(1).id, [anAssignment(1, 'a')]);
      expect(await book.forget([aRelationship(1).id, 'never-known'], TUESDAY)).to.equal(1);
      expect(await other.relationships()).to.deep.equal([aRelationship(2)]);
      expect(await other.assignments()).to.deep.equal([]);
    });

    it('keeps what a later reading of another replica has brought', async () => {
      await other.keep([aRelationship(1)], TUESDAY);
      expect(await book.forget([aRelationship(1).id], MONDAY)).to.equal(0);
      expect(await book.relationships()).to.deep.equal([aRelationship(1)]);
    });

    it('has another version after every change, on every replica, and the same one without', async () => {
      const versions = new Set<string>();
      const changes = [
        () => book.keep([aRelationship(1)], MONDAY),
        () => book.keepAssignments(aRelationship(1).id, [anAssignment(1, 'a')]),
        () => book.keepAssignments(aRelationship(1).id, [anAssignment(1, 'b')]),
        () => other.keep([aRelationship(1, { status: 'expired' })], TUESDAY),
        () => other.keep([aRelationship(2)], TUESDAY),
        () => book.forget([aRelationship(1).id], new Date(TUESDAY.getTime() + 1)),
      ];
      for (const change of changes) {
        await change();
        versions.add(await book.version());
        expect(await other.version()).to.equal(await book.version());
      }
      expect(versions).to.have.property('size', changes.length);
    });

    it('keeps all assignments of one relationship, and no others', async () => {
      await book.keep([aRelationship(1), aRelationship(2)], MONDAY);
      await book.keepAssignments(aRelationship(1).id, [anAssignment(1, 'a'), anAssignment(1, 'b')]);
      await book.keepAssignments(aRelationship(2).id, [anAssignment(2, 'a')]);
      await book.keepAssignments(aRelationship(1).id, [anAssignment(1, 'c', { isActive: false, roleIds: [] })]);
      const kept = await other.assignments();
      expect(kept).to.deep.equal([anAssignment(1, 'c', { isActive: false, roleIds: [] }), anAssignment(2, 'a')]);
    });

    it('keeps one group’s two assignments, and none of a relationship that is gone', async () => {
      await book.keep([aRelationship(1)], MONDAY);
      const twice = [anAssignment(1, 'a'), anAssignment(1, 'a', { roleIds: ['role-b'] })];
      await book.keepAssignments(aRelationship(1).id, twice);
      await book.keepAssignments(aRelationship(9).id, [anAssignment(9, 'a')]);
      expect(await book.assignments()).to.have.deep.members(twice);
    });

    it('lets two replicas keep the assignments of one relationship at once', async () => {
      await book.keep([aRelationship(1)], MONDAY);
      const both = Array.from({ length: 10 }, (_, n) =>
        (n % 2 ? book : other).keepAssignments(aRelationship(1).id, [anAssignment(1, 'a'), anAssignment(1, 'b')]),
      );
      await Promise.all(both);
      expect(await book.assignments()).to.deep.equal([anAssignment(1, 'a'), anAssignment(1, 'b')]);
    });
  });

  describe(`offboarding book: ${name}`, () => {
    let store: Store;
    before(async function () {
      store = await openStore(this);
    });
    after(() => store?.close());

    it('remembers the first leave-taking until the customer is taken on again', async () => {
      const [book, other] = [store.database, store.replica].map(({ db }) => createOffboardingBook(db));
      await book?.offboard(tenant(1), MONDAY);
      await other?.offboard(tenant(1), TUESDAY);
      await book?.offboard(tenant(2), TUESDAY);
      expect([...((await other?.all()) ?? [])]).to.have.deep.members([
        [tenant(1), MONDAY],
        [tenant(2), TUESDAY],
      ]);
      await other?.onboard(tenant(1));
      await other?.onboard(tenant(1));
      expect([...((await book?.all()) ?? new Map()).keys()]).to.deep.equal([tenant(2)]);
    });
  });
}
