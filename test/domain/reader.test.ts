import { expect } from 'chai';
import { readAlike, speaking } from '../../src/domain/reader.ts';

describe('a reader', () => {
  it('reads what is of the same language and script', () => {
    const pairs = [
      ['ko', 'ko-KR'],
      ['pt-PT', 'pt-BR'],
      ['zh-SG', 'zh-Hans'],
      ['zh-TW', 'zh-Hans'],
      ['en', 'ko'],
      ['', 'en'],
    ];
    expect(pairs.map(([one = '', other = '']) => readAlike(one, other))).to.deep.equal([
      ...[true, true, true],
      ...[false, false, false],
    ]);
  });

  it('keeps the region of their locale, unless it is of another language', () => {
    const kim = { locale: 'en-GB', zone: 'Asia/Seoul' };
    expect(speaking(kim, 'en')).to.equal(kim);
    expect(speaking(kim, 'ko')).to.deep.equal({ locale: 'ko', zone: 'Asia/Seoul' });
  });
});
