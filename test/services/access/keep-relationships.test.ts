import { expect } from 'chai';
import sinon from 'sinon';
import type { Relationship } from '../../../src/domain/gdap.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createRelationshipKeeping } from '../../../src/services/access/keep-relationships.ts';
import { NOW } from '../../support/builders.ts';
import { anAssignment, anOffboardingBook, aRelationship, aRelationshipBook } from '../../support/gdap.ts';

const MINUTE = 60_000;
const signal = new AbortController().signal;
const numbered = (n: number, over: Partial<Relationship> = {}) =>
  aRelationship({ id: `r${n}`, tenantId: `tenant-${n}`, ...over });

function aKeeping(told: readonly Relationship[], book = aRelationshipBook(), onAsk = (): unknown => undefined) {
  let now = NOW.getTime();
  const state = { told, failure: undefined as SourceError | undefined };
  const onError = sinon.spy();
  const assignments = sinon.spy(async ({ id, tenantId }: Relationship) => {
    onAsk();
    return [anAssignment({ relationshipId: id, tenantId })];
  });
  const keeping = createRelationshipKeeping({
    directory: {
      async *relationships() {
        if (state.failure) throw state.failure;
        for (const one of state.told) yield [one];
      },
      assignments,
    },
    book,
    offboardings: anOffboardingBook(),
    clock: () => new Date(now),
    onError,
  });
  /** A round, five minutes after the last one; answers whose assignments were asked for. */
  const round = async (): Promise<string[]> => {
    now += 5 * MINUTE;
    assignments.resetHistory();
    await keeping.refresh(signal);
    return assignments.args.map(([{ id }]) => id);
  };
  return { keeping, state, book, onError, assignments, round };
}

describe('keeping relationships', () => {
  it('knows nothing at first, and the book’s once loaded', async () => {
    const { keeping } = aKeeping([], aRelationshipBook([numbered(1)]));
    expect(keeping.view().isKnown).to.equal(false);
    await keeping.load();
    expect(keeping.view().isKnown).to.equal(true);
    expect(keeping.view().relationshipsOf('tenant-1')).to.deep.equal([numbered(1)]);
  });

  it('reads all of them, and the assignments of those that give rights', async () => {
    const { keeping, round } = aKeeping([numbered(1), numbered(2, { status: 'expired' })]);
    expect(await round()).to.deep.equal(['r1']);
    expect(keeping.view().relationships).to.have.length(2);
    expect(keeping.view().assignmentsOf('tenant-1')).to.have.length(1);
  });

  it('knows nothing the first time until assignments have come: nobody is refused for what is still being read', async () => {
    const seen: unknown[] = [];
    const { keeping, round } = aKeeping([numbered(1)], undefined, () => seen.push(keeping.view().isKnown));
    await round();
    expect(seen).to.deep.equal([false]);
    expect(keeping.view().isKnown).to.equal(true);
  });

  it('knows that there are none, once a reading has said so', async () => {
    const { keeping, round } = aKeeping([]);
    await round();
    expect(keeping.view().isKnown).to.equal(true);
  });

  it('asks for assignments again when their relationship has changed, and for everybody’s within the hour', async () => {
    const all = Array.from({ length: 24 }, (_, n) => numbered(n));
    const { state, round } = aKeeping(all);
    expect(await round()).to.have.length(24);
    state.told = all.with(7, numbered(7, { roleIds: ['another'] }));
    expect(await round()).to.deep.equal(['r7', 'r0', 'r1']);
    const hour: string[] = [];
    for (let rounds = 0; rounds < 12; rounds += 1) hour.push(...(await round()));
    expect(hour.slice(0, 2)).to.deep.equal(['r2', 'r3']);
    expect(new Set(hour)).to.have.property('size', 24);
  });

  it('spreads over an hour what a restart has forgotten', async () => {
    const all = Array.from({ length: 24 }, (_, n) => numbered(n));
    const { keeping, round } = aKeeping(all, aRelationshipBook(all));
    await keeping.load();
    expect(await round()).to.have.length(2);
  });

  it('takes an end into account before it asks for anybody’s assignments', async () => {
    const seen: unknown[] = [];
    const { keeping, state, round } = aKeeping([numbered(1), numbered(2)], undefined, () =>
      seen.push(keeping.view().relationshipsOf('tenant-1')[0]?.status),
    );
    await round();
    state.told = [numbered(1, { status: 'terminated' }), numbered(2, { roleIds: ['another'] })];
    await round();
    expect(seen).to.deep.equal(['active', 'active', 'terminated']);
    expect(keeping.view().assignmentsOf('tenant-1')).to.deep.equal([]);
  });

  it('writes only what has changed, and shows the same view when nothing has', async () => {
    const book = aRelationshipBook();
    const { keeping, state, round } = aKeeping([numbered(1), numbered(2)], book);
    await round();
    const view = keeping.view();
    const [keep, keepAssignments] = [sinon.spy(book, 'keep'), sinon.spy(book, 'keepAssignments')];
    await round();
    await round();
    expect(keep.args.flatMap(([some]) => some)).to.deep.equal([]);
    expect(keepAssignments.args).to.deep.equal([]);
    expect(keeping.view()).to.equal(view);

    state.told = [numbered(1, { name: 'Another name' }), numbered(2)];
    await round();
    expect(keep.args.flatMap(([some]) => some)).to.deep.equal([state.told[0]]);
    expect(keepAssignments.args).to.deep.equal([]);
    expect(keeping.view().relationships).to.deep.equal(state.told);
  });

  it('forgets what is named no longer', async () => {
    const { keeping, state, round } = aKeeping([numbered(1), numbered(2)]);
    await round();
    state.told = [numbered(2)];
    await round();
    expect(keeping.view().relationships.map(({ id }) => id)).to.deep.equal(['r2']);
  });

  it('keeps what it knew when the directory fails, and tells why', async () => {
    const { keeping, state, onError, round } = aKeeping([numbered(1)]);
    await round();
    state.failure = new SourceError('no-permission', 'microsoft365', '403');
    await round();
    expect(keeping.view().relationships).to.have.length(1);
    expect(keeping.view().failure).to.equal(state.failure);
    expect(onError.args).to.deep.equal([[state.failure]]);
    state.failure = undefined;
    await round();
    expect(keeping.view().failure).to.equal(undefined);
  });

  it('passes over one relationship whose assignments cannot be read, and tries it again', async () => {
    const { assignments, onError, state, book } = aKeeping([numbered(1), numbered(2)]);
    const gone = new SourceError('not-found', 'microsoft365', '404');
    let failing = true;
    const keeping = createRelationshipKeeping({
      directory: {
        async *relationships() {
          yield state.told;
        },
        assignments: async (one) => {
          if (one.id === 'r1' && failing) throw gone;
          return assignments(one);
        },
      },
      book,
      offboardings: anOffboardingBook(),
      clock: () => NOW,
      onError,
    });
    expect(await keeping.refresh(signal)).to.equal(true);
    expect(keeping.view().assignmentsOf('tenant-2')).to.have.length(1);
    expect(onError.args).to.deep.equal([[gone]]);
    failing = false;
    await keeping.refresh(signal);
    expect(keeping.view().assignmentsOf('tenant-1')).to.have.length(1);
  });

  it('reads once for two who ask at the same time', async () => {
    const { keeping, assignments } = aKeeping([numbered(1)]);
    expect(await Promise.all([keeping.refresh(signal), keeping.refresh(signal)])).to.deep.equal([true, true]);
    expect(assignments.callCount).to.equal(1);
  });
});
