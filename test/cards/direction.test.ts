import { expect } from 'chai';
import type { Card } from '../../src/cards/card.ts';
import { servicesCard } from '../../src/cards/services-card.ts';
import { type Words, wordsFor } from '../../src/words/words.ts';
import { aCustomer, anIncident, aReport, aService, NOW } from '../support/builders.ts';
import { PSEUDO_WORDS } from '../support/pseudo-words.ts';
import { ofType } from './walk.ts';

const HEBREW = 'שלום (א)';

function cardOf(name: string, words: Words): Card {
  const customer = aCustomer({ name, domain: 'contoso.com' });
  const report = aReport([aService({ incidents: [anIncident()] })], { kind: 'trouble', status: 'degraded' }, customer);
  return servicesCard({ report, portals: [], words, now: NOW });
}

/** What can be read, with isolates as brackets. */
const read = (card: Card): readonly string[] =>
  ofType(card, 'TextBlock', 'TextRun').map(({ text }) =>
    String(text).replaceAll('\u2068', '⟦').replaceAll('\u2069', '⟧'),
  );

describe('the direction of a card', () => {
  const english = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
  const mirrored = PSEUDO_WORDS['ar-XB'] ?? english;

  it('is said, and leaves English names without marks', () => {
    const card = cardOf('Contoso', english);
    expect(card.content.rtl).to.equal(false);
    expect(read(card).join()).to.not.match(/[⟦⟧]/);
  });

  it('sets a Hebrew name apart in an English sentence', () => {
    const card = cardOf(HEBREW, english);
    expect(card.content.rtl).to.equal(false);
    expect(read(card)[0]).to.match(new RegExp(`^⟦${HEBREW.replace(/[()]/g, '\\$&')}⟧: `));
  });

  it('sets names, ids, addresses and times apart where text runs from the right', () => {
    const card = cardOf('Contoso (UK)', mirrored);
    expect(card.content.rtl).to.equal(true);
    const said = read(card);
    expect(said[0]).to.include('⟦Contoso (UK)⟧');
    expect(said[1]).to.include('⟦contoso.com⟧ · ');
    expect(said).to.include('⟦Exchange Online⟧');
  });
});
