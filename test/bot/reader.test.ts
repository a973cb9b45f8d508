import type { Activity } from 'botbuilder';
import { expect } from 'chai';
import { readerOf } from '../../src/bot/reader.ts';

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
});
