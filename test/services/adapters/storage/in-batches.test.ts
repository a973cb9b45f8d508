import { expect } from 'chai';
import { inBatches } from '../../../../src/services/adapters/storage/in-batches.ts';

/** A database that takes one turn of the event loop for an answer, and notes what it was asked. */
function aDatabase() {
  const batches: (readonly string[])[] = [];
  const ask = inBatches(async (items: readonly string[]) => {
    batches.push(items);
    await new Promise(setImmediate);
    return items.map((item) => item.toUpperCase());
  });
  return { ask, batches };
}

const failing = (code: string | undefined) => {
  const batches: (readonly string[])[] = [];
  const ask = inBatches(async (items: readonly string[]) => {
    batches.push(items);
    if (items.includes('bad')) throw Object.assign(new Error('no'), { code });
    return items;
  });
  return { ask, batches };
};

describe('work in batches', () => {
  it('begins at once, and takes together what comes meanwhile', async () => {
    const { ask, batches } = aDatabase();
    const answers = ['a', 'b', 'c', 'd'].map(ask);
    expect(batches).to.deep.equal([['a']]);
    expect(await Promise.all(answers)).to.deep.equal(['A', 'B', 'C', 'D']);
    expect(batches).to.deep.equal([['a'], ['b', 'c', 'd']]);
  });

  it('waits for nobody after a pause', async () => {
    const { ask, batches } = aDatabase();
    for (const item of ['a', 'b']) expect(await ask(item)).to.equal(item.toUpperCase());
    expect(batches).to.deep.equal([['a'], ['b']]);
  });

  it('does not let one fail the others by what it brought', async () => {
    const { ask, batches } = failing('22021');
    const outcomes = await Promise.allSettled(['first', 'good', 'bad', 'better'].map(ask));
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(batches).to.deep.equal([['first'], ['good', 'bad', 'better'], ['good'], ['bad'], ['better']]);
  });

  it('repeats nothing that may have been done', async () => {
    for (const code of [undefined, '57P01', '08006']) {
      const { ask, batches } = failing(code);
      const outcomes = await Promise.allSettled(['first', 'good', 'bad'].map(ask));
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'rejected']);
      expect(batches).to.have.lengthOf(2);
      expect(await ask('again')).to.equal('again');
    }
  });

  it('keeps a batch within bounds', async () => {
    const { ask, batches } = failing(undefined);
    await Promise.all(Array.from({ length: 251 }, (_, n) => ask(String(n))));
    expect(batches.map(({ length }) => length)).to.deep.equal([1, 100, 100, 50]);
  });
});
