import { expect } from 'chai';
import sinon from 'sinon';
import { createGrantsOf } from '../../../src/services/access/grants.ts';
import { NOW } from '../../support/builders.ts';
import { anAssignment, aRelationship, aView, daysFromNow, READERS_GROUP } from '../../support/gdap.ts';

const numbered = (n: number) => ({ id: `r${n}`, tenantId: `tenant-${n}` });
const fleet = (size: number) =>
  aView({
    relationships: Array.from({ length: size }, (_, n) => aRelationship(numbered(n))),
    assignments: Array.from({ length: size }, (_, n) =>
      anAssignment({ relationshipId: `r${n}`, tenantId: `tenant-${n}` }),
    ),
  });

describe('grants', () => {
  it('are put together in slices, so that others have their turn', async () => {
    const view = fleet(1000);
    const pause = sinon.spy(async () => {});
    const grants = await createGrantsOf({ view: () => view, clock: () => NOW, pause })();
    expect(grants?.tenantsOf(READERS_GROUP, 'health').size).to.equal(1000);
    expect(pause.callCount).to.equal(4);
  });
  it('are put together once for all who ask, and again when the view is another one', async () => {
    let shown = fleet(3);
    const pause = sinon.spy(async () => {});
    const grantsOf = createGrantsOf({ view: () => shown, clock: () => NOW, pause });
    const [first, second] = await Promise.all([grantsOf(), grantsOf()]);
    expect(first).to.equal(second);
    expect(await grantsOf()).to.equal(first);
    expect(pause.callCount).to.equal(1);
    shown = fleet(4);
    expect((await grantsOf())?.tenantsOf(READERS_GROUP, 'health').size).to.equal(4);
  });

  it('end on the minute that a relationship does, though nothing has been read since', async () => {
    let now = NOW;
    const ending = aView({
      relationships: [aRelationship({ endsAt: daysFromNow(1), autoExtends: false })],
      assignments: [anAssignment()],
    });
    const grantsOf = createGrantsOf({ view: () => ending, clock: () => now, pause: async () => {} });
    const held = async () => (await grantsOf())?.tenantsOf(READERS_GROUP, 'health').size;
    now = new Date(daysFromNow(1).getTime() - 1);
    expect(await held()).to.equal(1);
    now = daysFromNow(1);
    expect(await held()).to.equal(0);
  });
});
