import { expect } from 'chai';
import { type Card, cardBytes, MOST_CARD_BYTES } from '../../src/cards/card.ts';
import { countdown, richestThatFits } from '../../src/cards/fit.ts';

const ofBytes = (bytes: number): Card => ({ summary: 's', content: { text: 'x'.repeat(Math.max(0, bytes)) } });

describe('fitting a card', () => {
  it('takes the richest level where it fits, and makes it once', () => {
    let made = 0;
    richestThatFits(countdown(100), (level) => {
      made += 1;
      return ofBytes(level);
    });
    expect(made).to.equal(1);
  });

  for (const most of [1, 2, 3, 7, 40]) {
    it(`gives up no more than it must, of ${most}`, () => {
      for (const each of [100, 900, 13_000, 30_000]) {
        const card = richestThatFits(countdown(most), (level) => ofBytes(level * each));
        const best = countdown(most).find((level) => cardBytes(ofBytes(level * each)) <= MOST_CARD_BYTES) ?? 0;
        expect(cardBytes(card), `${each} bytes each`).to.equal(cardBytes(ofBytes(best * each)));
      }
    });
  }

  it('counts bytes as they are sent, not letters', () => {
    expect(cardBytes({ summary: '', content: { text: '한' } })).to.equal(
      cardBytes({ summary: '', content: { text: 'abc' } }),
    );
  });
});
