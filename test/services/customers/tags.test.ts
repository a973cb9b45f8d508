import { expect } from 'chai';
import { createTagView, tagOf } from '../../../src/services/customers/tags.ts';

const carried = (name: string, tenantId: string) => ({ ...(tagOf(name) ?? { key: '', name }), tenantId });

describe('tags', () => {
  for (const [typed, name] of [
    ['gold', 'gold'],
    ['#gold', 'gold'],
    ['Tier-1', 'Tier-1'],
    ['서울', '서울'],
    ['b2b.kr', 'b2b.kr'],
  ] as const) {
    it(`may be called ${typed}`, () => expect(tagOf(typed)?.name).to.equal(name));
  }

  for (const typed of ['', '#', 'two words', '-gold', '<b>', 'gold!', 'a'.repeat(31)]) {
    it(`may not be called ${JSON.stringify(typed)}`, () => expect(tagOf(typed)).to.equal(undefined));
  }

  const view = createTagView([
    carried('Café', 't1'),
    carried('seoul', 't1'),
    carried('CAFE', 't2'),
    carried('골드', 't2'),
  ]);

  for (const [typed, name] of [
    ['café', 'Café'],
    ['CAFE', 'Café'],
    ['#Cafe', 'Café'],
    ['골드', '골드'],
    ['골드를', '골드'],
    ['caf', undefined],
    ['seoul busan', undefined],
    ['', undefined],
  ] as const) {
    it(`are found however they are spelt: ${JSON.stringify(typed)}`, () =>
      expect(view.named(typed)?.name).to.equal(name));
  }

  it('are told by name, by tenant and by who carries them; the first name holds', () => {
    expect(view.all.map(({ name }) => name)).to.deep.equal(['Café', 'seoul', '골드']);
    expect(view.tagsOf('T1').map(({ name }) => name)).to.deep.equal(['Café', 'seoul']);
    expect(view.tagsOf('t9')).to.deep.equal([]);
    expect(view.tenantsWith('cafe')).to.deep.equal(new Set(['t1', 't2']));
    expect(view.tenantsWith('never')).to.deep.equal(new Set());
  });
});
