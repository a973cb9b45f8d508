import { expect } from 'chai';
import sinon from 'sinon';
import type { Card } from '../../src/cards/card.ts';
import { keptCards } from '../../src/cards/kept.ts';

describe('a finished card', () => {
  interface Needs {
    readonly of: string;
    readonly told: { readonly by: readonly string[]; readonly at: Date };
  }
  const make = () => {
    const maker = sinon.spy(({ of, told }: Needs): Card => ({ content: { of }, summary: told.by.join() }));
    return { maker, card: keptCards(maker, ({ of }) => of) };
  };
  const needs = (of: string, by = ['a'], at = 1): Needs => ({ of, told: { by, at: new Date(at) } });

  it('is made once for all who are told the same', () => {
    const { maker, card } = make();
    expect(card(needs('one'))).to.equal(card(needs('one')));
    expect(maker.callCount).to.equal(1);
  });

  it('is made anew when anything differs, however deep', () => {
    const { maker, card } = make();
    for (const different of [needs('one'), needs('one', ['b']), needs('one', ['b'], 2), needs('two', ['b'], 2)])
      card(different);
    expect(maker.callCount).to.equal(4);
    expect(card(needs('one', ['b'], 2)).summary).to.equal('b');
    expect(maker.callCount, 'the other is kept beside it').to.equal(4);
  });
});
