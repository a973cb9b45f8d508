import { expect } from 'chai';
import { momentIn, nextUpdateOf } from '../../../../src/services/adapters/wire/next-update.ts';

describe('the next update that a post promises', () => {
  const table: Record<string, string | undefined> = {
    'Monday, April 6, 2015, at 9:00 PM UTC': '2015-04-06T21:00:00.000Z',
    'Friday, August 6, 2021, at 9:00 PM UTC, to allow time for tests.': '2021-08-06T21:00:00.000Z',
    'Sunday, April 23, 2023, at 12:00 AM UTC': '2023-04-23T00:00:00.000Z',
    'Sunday, April 23, 2023 at 12:30 PM UTC.': '2023-04-23T12:30:00.000Z',
    'Friday, February 30, 2024, at 1:00 AM UTC': undefined,
    Soon: undefined,
  };
  for (const [words, at] of Object.entries(table)) {
    it(`reads "${words}"`, () => expect(momentIn(words)?.toISOString()).to.equal(at));
  }

  it('comes from the newest post that has one', () => {
    const post = (text: string) => ({ at: new Date(0), parts: [{ label: 'next-update' as const, text }] });
    const posts = [
      { at: new Date(0), parts: [{ text: 'prose' }] },
      post('April 7, 2015, at 1:00 AM UTC'),
      post('April 6, 2015, at 1:00 AM UTC'),
    ];
    expect(nextUpdateOf(posts)?.toISOString()).to.equal('2015-04-07T01:00:00.000Z');
    expect(nextUpdateOf([])).to.equal(undefined);
  });
});
