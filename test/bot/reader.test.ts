import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { readerOf, typing } from '../../src/bot/reader.ts';
import { languageOf } from '../../src/dialogs/language-words.ts';
import { wordsOf } from '../../src/services/spelling/fold-words.ts';

const FALLBACK = { locale: 'en-GB', zone: 'UTC' };
const from = (activity: object, chosen?: 'en' | 'ko') => readerOf(activity as Activity, chosen, FALLBACK);

describe('the reader of an answer', () => {
  it('is who the client says', () => {
    expect(from({ locale: 'ko-KR', localTimezone: 'Asia/Seoul' })).to.deep.equal({
      locale: 'ko-KR',
      zone: 'Asia/Seoul',
    });
    const entities = [{ type: 'clientInfo', locale: 'de-DE', timezone: 'Europe/Berlin' }];
    expect(from({ entities })).to.deep.equal({ locale: 'de-DE', zone: 'Europe/Berlin' });
  });

  it('is the usual one when the client says nothing', () => {
    expect(from({})).to.deep.equal(FALLBACK);
  });

  it('reads the chosen language, and keeps the region when it is the same language', () => {
    expect(from({ locale: 'en-US' }, 'ko').locale).to.equal('ko');
    expect(from({ locale: 'ko-KR' }, 'ko').locale).to.equal('ko-KR');
  });

  for (const [typed, language] of [
    ['콘토소 상태 확인', 'ko'],
    ['Contoso Exchange 장애인가요?', 'ko'],
    ['안녕하세요', 'ko'],
    ['check health for Contoso', 'en'],
    ['check health for 한빛물산', 'en'],
    ['EX1400001 대한정밀', undefined],
    ['한빛물산', undefined],
    ['Contoso', undefined],
    ['check 콘토소 상태', undefined],
  ] as const) {
    it(`${language ? `types ${language}` : 'tells no language'} by “${typed}”`, () => {
      expect(languageOf(wordsOf(typed))).to.equal(language);
    });
  }

  it('is answered as they type, and goes on so with what they press, until they type English', () => {
    const nobody = { recent: [] };
    const korean = typing(nobody, '콘토소 상태 확인');
    expect(korean).to.deep.equal({ recent: [], typesIn: 'ko' });
    for (const silence of ['', '한빛물산', '도움말']) expect(typing(korean, silence), silence).to.equal(korean);
    expect(typing(korean, 'check health for Contoso')).to.deep.equal(nobody);
    expect(typing(nobody, 'help')).to.equal(nobody);
  });
});
