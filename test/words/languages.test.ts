import { expect } from 'chai';
import en from '../../src/words/catalogues/en.json' with { type: 'json' };
import { isolated, isolatedAlone, isolatedEach, isRightToLeft } from '../../src/words/direction.ts';
import { languageOf } from '../../src/words/languages.ts';
import { wordsFor } from '../../src/words/words.ts';
import { PSEUDO_WORDS } from '../support/pseudo-words.ts';

const plain = (text: string): string => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']');
const english = wordsFor({ locale: 'en-GB', zone: 'UTC' });
const [longer, mirrored] = Object.values(PSEUDO_WORDS);

describe('languages', () => {
  it('are those of a locale, whatever its region', () => {
    expect(['ko', 'ko-KR', 'ko-KP', 'en-AU', 'en-Latn'].map(languageOf)).to.deep.equal(['ko', 'ko', 'ko', 'en', 'en']);
    expect(['', 'mt-MT', 'en-Cyrl', 'no tag'].map(languageOf)).to.deep.equal([...Array(4)]);
  });

  it('are read from the side that they are written from', () => {
    expect(['en', 'ko', 'ar', 'he-IL', 'ar-XB'].map(isRightToLeft)).to.deep.equal([false, false, true, true, true]);
  });
});

describe('words of the other direction', () => {
  const HEBREW = 'שלום (א)';

  it('stand apart from the sentence around them, and only they', () => {
    expect(isolated('Contoso', false)).to.equal('Contoso');
    expect(plain(isolated('Contoso', true))).to.equal('[Contoso]');
    expect(plain(isolated(HEBREW, false))).to.equal(`[${HEBREW}]`);
    expect(plain(english.say('help.health.say', { customer: HEBREW }))).to.include(`[${HEBREW}]`);
    expect(plain(english.list(['Contoso', HEBREW]))).to.equal(`Contoso and [${HEBREW}]`);
  });

  it('keep their place in a line of several', () => {
    expect(isolatedEach(['EX1234567', 'Incident'])).to.deep.equal(['EX1234567', 'Incident']);
    expect(isolatedEach(['EX1234567', HEBREW]).map(plain)).to.deep.equal(['[EX1234567]', `[${HEBREW}]`]);
  });

  it('stand apart when they stand alone, where a card is read from the other side', () => {
    expect(plain(isolatedAlone(' Contoso (UK) ', true))).to.equal(' [Contoso (UK)] ');
    expect(plain(isolatedAlone(HEBREW, false))).to.equal(`[${HEBREW}]`);
    expect(isolatedAlone(HEBREW, true)).to.equal(HEBREW);
    expect(isolatedAlone('›', true)).to.equal('›');
  });

  it('cannot turn what follows them', () => {
    const turned = 'Contoso \u202egnipeels';
    expect(plain(isolated(turned, false))).to.equal(`[${turned}]`);
    expect(plain(isolatedAlone(turned, false))).to.equal(`[${turned}]`);
  });

  it('leave a message the word that it chooses by', () => {
    const said = mirrored?.say('timeline.headline.trouble', {
      customer: 'Contoso',
      service: 'Teams',
      status: 'degraded',
    });
    expect(said).to.include('\u202edegraded\u202c');
    expect(plain(said ?? ''))
      .to.include('[Contoso]')
      .and.include('[Teams]')
      .and.not.include('[degraded]');
  });
});

describe('languages that nobody speaks', () => {
  it('are English by 40 % longer, or from right to left, and take the same values', () => {
    for (const key of ['help.headline.greeting', 'cancelled'] as const) {
      expect(longer?.say(key).length).to.be.at.least(1.3 * en[key].length);
      expect(mirrored?.say(key).replace(/[\u200f\u202e\u202c]/g, '')).to.equal(en[key]);
    }
    const values = { service: 'Teams', status: 'degraded', count: 3, customer: 'Contoso' };
    expect(longer?.say('outage.headline.open', values)).to.match(/^Teams degradeddegr: 3 /);
  });
});
