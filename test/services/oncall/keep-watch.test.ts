import { expect } from 'chai';
import { createOwnTroubleBook } from '../../../src/services/adapters/storage/own-trouble-book.ts';
import { createKeepWatch } from '../../../src/services/oncall/keep-watch.ts';
import { type OwnTroubleBook, type Page, PageError, type Pager } from '../../../src/services/oncall-ports.ts';
import { NOW } from '../../support/builders.ts';
import { openEmbeddedStore, type Store } from '../../support/stores.ts';
import { createHandWorld } from '../../support/world.ts';

const MINUTE_MS = 60_000;

describe('whoever is on call', () => {
  let store: Store;
  let troubles: OwnTroubleBook;
  let world: ReturnType<typeof createHandWorld>;
  let told: string[];
  let ids: string[];
  let isReachable: boolean;
  before(async function () {
    store = await openEmbeddedStore(this);
    troubles = createOwnTroubleBook(store.database.db);
  });
  after(() => store?.close());
  beforeEach(async () => {
    await store.database.db.deleteFrom('own_trouble').execute();
    world = createHandWorld(NOW);
    [told, ids, isReachable] = [[], [], true];
  });

  const aPager = (name: string): Pager => ({
    name,
    way: 'email',
    reaches: name,
    async page({ id, subject }: Page) {
      ids.push(id);
      if (name === 'kim' && !isReachable) throw new PageError('not there');
      told.push(`${name}: ${subject}`);
    },
    check: async () => {},
  });
  const replica = () =>
    createKeepWatch({
      troubles,
      watchTokens: async () => {},
      pagers: [aPager('kim'), aPager('desk')],
      press: ({ kind }, event) => ({ subject: `${kind} ${event}`, text: '' }),
      catchUp: async ({ kind }) => void told.push(`cards catch up after ${kind}`),
      clock: world.clock,
      onRaised: ({ kind }) => told.push(`log: ${kind} raised`),
      onEnded: ({ kind }) => told.push(`log: ${kind} ended`),
      onSent: () => {},
      onFailure: (error, { name }) => told.push(`log: ${name} ${(error as Error).message}`),
    });
  /** All three replicas make their round, and what they have told is looked at. */
  const round = async () => {
    told = [];
    await Promise.all([replica()(), replica()(), replica()()]);
    return told.toSorted();
  };
  /** So many minutes of tries that fail, one a minute. */
  const fails = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await troubles.failed('deliveries', world.clock(), '503');
      world.pass(MINUTE_MS);
    }
  };

  it('hears nothing for three minutes, then one notice each, however many replicas look', async () => {
    await fails(2);
    world.pass(MINUTE_MS - 1);
    expect(await round()).to.deep.equal([]);
    world.pass(1);
    const raised = ['desk: deliveries raised', 'kim: deliveries raised', 'log: deliveries raised'];
    expect(await round()).to.deep.equal(raised);
    expect(await round()).to.deep.equal([]);
  });

  it('is reminded once an hour as long as it lasts, and told once that it is over', async () => {
    await fails(3);
    await round();
    world.pass(59 * MINUTE_MS);
    expect(await round()).to.deep.equal([]);
    world.pass(MINUTE_MS);
    expect(await round()).to.deep.equal(['desk: deliveries reminded', 'kim: deliveries reminded']);
    expect(await round()).to.deep.equal([]);
    world.pass(60 * MINUTE_MS);
    expect(await round()).to.have.length(2);
    await troubles.worked('deliveries', world.clock());
    world.pass(MINUTE_MS);
    expect(await round()).to.deep.equal([
      'cards catch up after deliveries',
      'desk: deliveries recovered',
      'kim: deliveries recovered',
      'log: deliveries ended',
    ]);
    expect(await round()).to.deep.equal([]);
    expect(new Set(ids).size).to.equal(4);
  });

  it('hears of no hiccup, neither that it was nor that it is over', async () => {
    await fails(2);
    await troubles.worked('deliveries', world.clock());
    world.pass(10 * MINUTE_MS);
    expect(await round()).to.deep.equal([]);
  });

  it('is tried again, with the same id, who could not be reached', async () => {
    isReachable = false;
    await fails(3);
    expect(await round()).to.include.members(['desk: deliveries raised', 'log: kim not there']);
    world.pass(MINUTE_MS);
    expect(await round()).to.deep.equal([]);
    isReachable = true;
    world.pass(MINUTE_MS);
    expect(await round()).to.deep.equal(['kim: deliveries raised']);
    expect(new Set(ids).size).to.equal(1);
  });

  it('who could never be reached hears in the end what was', async () => {
    isReachable = false;
    await fails(3);
    await round();
    await troubles.worked('deliveries', world.clock());
    isReachable = true;
    world.pass(2 * MINUTE_MS);
    expect(await round())
      .to.include('kim: deliveries recovered')
      .and.not.include('kim: deliveries raised');
  });
});
