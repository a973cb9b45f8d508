import { expect } from 'chai';
import { readAction } from '../../src/cards/actions.ts';
import type { Element } from '../../src/cards/card.ts';
import { dialogCard } from '../../src/cards/dialog-card.ts';
import { wordsFor } from '../../src/words/words.ts';
import { everyCard } from '../fixtures/every-card.ts';
import { ofType } from './walk.ts';

const cards = Object.entries(everyCard(wordsFor({ locale: 'en', zone: 'UTC' })));

describe('a card in a Teams dialog', () => {
  it('knows no Action.Execute, and its buttons ask for the same', () => {
    let seen = 0;
    for (const [name, card] of cards) {
      const there = dialogCard(card);
      expect(JSON.stringify(there.content), name).to.not.include('Action.Execute');
      const fallbacks = new Set(ofType(card, 'Action.Execute').map(({ fallback }) => fallback));
      const before = ofType(card, 'Action.Execute', 'Action.Submit').filter((one) => !fallbacks.has(one));
      const asked = (from: readonly Element[]) =>
        from.map(({ title, data, mode }) => ({ title, mode, action: readAction(data) }));
      expect(asked(ofType(there, 'Action.Submit')), name).to.deep.equal(asked(before));
      seen += before.length;
    }
    expect(seen).to.be.above(100);
  });
});
