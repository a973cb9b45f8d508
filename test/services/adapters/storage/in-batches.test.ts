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
  it('takes together what comes in one round of the event loop', async () => {
    const { ask, batches } = aDatabase();
    expect(await Promise.all(['a', 'b', 'c'].map(ask))).to.deep.equal(['A', 'B', 'C']);
    expect(batches).to.deep.equal([['a', 'b', 'c']]);
  });

  it('takes together what comes while a batch is under way', async () => {
    const late: Promise<string>[] = [];
    const batches: (readonly string[])[] = [];
    const ask = inBatches(async (items: readonly string[]) => {
      batches.push(items);
      if (batches.length === 1) late.push(ask('b'), ask('c'));
      return items;
    });
    await ask('a');
    expect(await Promise.all(late)).to.deep.equal(['b', 'c']);
    expect(batches).to.deep.equal([['a'], ['b', 'c']]);
  });

  it('waits for nobody else', async () => {
    const { ask, batches } = aDatabase();
    for (const item of ['a', 'b']) expect(await ask(item)).to.equal(item.toUpperCase());
    expect(batches).to.deep.equal([['a'], ['b']]);
  });

  it('does not let one fail the others by what it brought', async () => {
    const { ask, batches } = failing('22021');
    const outcomes = await Promise.allSettled(['good', 'bad', 'better'].map(ask));
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(batches).to.deep.equal([['good', 'bad', 'better'], ['good'], ['bad'], ['better']]);
  });

  it('repeats nothing that may have been done', async () => {
    for (const code of [undefined, '57P01', '08006']) {
      const { ask, batches } = failing(code);
      const outcomes = await Promise.allSettled(['good', 'bad'].map(ask));
      expect(outcomes.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
      expect(batches).to.have.lengthOf(1);
      expect(await ask('again')).to.equal('again');
    }
  });

  it('keeps a batch within bounds', async () => {
    const { ask, batches } = failing(undefined);
    await Promise.all(Array.from({ length: 251 }, (_, n) => ask(String(n))));
    expect(batches.map(({ length }) => length)).to.deep.equal([100, 100, 51]);
  });
});
