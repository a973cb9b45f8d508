import { expect } from 'chai';
import { likeness } from '../../../src/services/spelling/edit-distance.ts';
import { bonesOf, initialsFit, soundOf, soundOfInitials } from '../../../src/services/spelling/sound.ts';

describe('sound', () => {
  for (const [latin, hangul] of [
    ['contoso', '콘토소'],
    ['fabrikam', '파브리캄'],
    ['northwind', '노스윈드'],
    ['traders', '트레이더스'],
    ['works', '웍스'],
    ['woodgrove', '우드그로브'],
    ['bank', '뱅크'],
    ['tailspin', '테일스핀'],
    ['toys', '토이즈'],
    ['litware', '리트웨어'],
    ['world', '월드'],
    ['importers', '임포터스'],
    ['proseware', '프로즈웨어'],
    ['lucerne', '루선'],
    ['publishing', '퍼블리싱'],
    ['travel', '트래블'],
    ['research', '리서치'],
    ['school', '스쿨'],
    ['coffee', '커피'],
    ['adventure', '어드벤처'],
  ] as const) {
    it(`hears ${hangul} and ${latin} alike`, () => {
      expect(bonesOf(soundOf(hangul))).to.equal(bonesOf(soundOf(latin)));
      expect(likeness(soundOf(hangul), soundOf(latin))).to.be.at.least(0.3);
    });
  }

  for (const [initials, latin] of [
    ['ㅋㅌㅅ', 'contoso'],
    ['ㅍㅂㄹㅋ', 'fabrikam'],
    ['ㄴㅅㅇㄷ', 'northwind'],
    ['ㅌㅇㅅㅍ', 'tailspin'],
  ] as const) {
    it(`takes ${initials} for ${latin}`, () => {
      expect(initialsFit(soundOfInitials(initials), bonesOf(soundOf(latin)))).to.be.above(0);
    });
  }

  it('does not take initials for any name', () => {
    expect(initialsFit(soundOfInitials('ㅋㅌㅅ'), bonesOf(soundOf('fabrikam')))).to.equal(0);
  });
});
