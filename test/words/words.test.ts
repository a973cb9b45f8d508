import { expect } from 'chai';
import { wordsFor } from '../../src/words/words.ts';

const NOW = new Date('2026-11-22T01:30:00Z');
const korean = wordsFor({ locale: 'ko-KR', zone: 'Asia/Seoul' });
const english = wordsFor({ locale: 'en-GB', zone: 'Europe/London' });

describe('words', () => {
  it("tell times in the reader's zone, with its name on the same line, and with the day when it is another one", () => {
    expect(korean.time(new Date('2026-11-22T00:42:00Z'), NOW)).to.equal('09:42\u00a0GMT+9');
    expect(english.time(new Date('2026-11-22T00:42:00Z'), NOW)).to.equal('00:42\u00a0GMT');
    expect(english.time(new Date('2026-11-21T23:10:00Z'), NOW)).to.match(/21 Nov.*23:10\u00a0GMT/);
    expect(korean.clock(new Date('2026-11-22T00:42:00Z'), NOW)).to.equal('09:42');
  });

  it('tell spans in two units at most', () => {
    const minutes = (n: number) => n * 60_000;
    expect(english.span(minutes(92))).to.equal('1 hr, 32 mins');
    expect(korean.span(minutes(92))).to.equal('1시간 32분');
    expect(english.span(40_000)).to.equal('40 secs');
    expect(english.span(0)).to.equal('1 sec');
    expect(english.span(minutes(60 * 24 * 3 + 200))).to.equal('3 days');
    expect(english.span(minutes(60 * 25))).to.equal('25 hrs');
  });

  it('join and count as the language does', () => {
    expect(english.list(['Contoso', 'Fabrikam', 'Litware'])).to.equal('Contoso, Fabrikam and Litware');
    expect(korean.list(['콘토소', '한빛물산'])).to.equal('콘토소 및 한빛물산');
    expect(english.number(12345)).to.equal('12,345');
  });

  it('read English and UTC for those whose client says nothing usable', () => {
    for (const locale of ['', 'tlh-KX', 'not a locale at all', '한국어']) {
      const words = wordsFor({ locale, zone: 'Nowhere/Else' });
      expect(words.language).to.equal('en');
      expect(words.time(NOW, NOW)).to.equal('01:30\u00a0UTC');
    }
    expect(wordsFor({ locale: 'ko', zone: 'UTC' }).language).to.equal('ko');
  });

  it('are the same object for the same reader', () => {
    expect(wordsFor({ locale: 'ko-KR', zone: 'Asia/Seoul' })).to.equal(korean);
  });
});
