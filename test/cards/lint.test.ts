import { expect } from 'chai';
import type { Card } from '../../src/cards/card.ts';
import { wordsFor } from '../../src/words/words.ts';
import { everyCard } from '../fixtures/every-card.ts';
import { FAULTS, type Spoilt } from './faults.ts';
import { lint, RULES } from './lint.ts';
import { SCHEMA } from './rules/form.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const CARDS = everyCard(words);

const nameOf = (fault: string): string => fault.slice(0, fault.indexOf(':'));

describe('the card linter', () => {
  for (const [fault, { card, rule, plant }] of Object.entries(FAULTS)) {
    it(`finds ${fault} on a card that was well: ${rule}`, function () {
      if (rule === 'schema' && SCHEMA === undefined) {
        expect(process.env.CI, 'in CI the schema must be at hand').to.equal(undefined);
        console.warn('      skipped: the published schema is not at hand');
        this.skip();
      }
      const spoilt: Spoilt = JSON.parse(JSON.stringify(CARDS[card]));
      expect(lint(spoilt as Card, words), 'before').to.deep.equal([]);
      plant(spoilt);
      // As it arrives: what is not there is left out.
      const arrived: Card = JSON.parse(JSON.stringify(spoilt));
      expect(lint(arrived, words).map(nameOf)).to.include(rule);
    });
  }

  it('was seen to find something by each of its rules', () => {
    expect(Object.keys(RULES)).to.have.members([...new Set(Object.values(FAULTS).map(({ rule }) => rule))]);
  });
});
