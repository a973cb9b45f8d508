import { expect } from 'chai';
import type { Following } from '../../../src/domain/following.ts';
import type { FollowingBook } from '../../../src/services/outage-ports.ts';
import { inLanguageOfPlace } from '../../../src/services/outages/in-language-of-place.ts';
import { aFollowing, aPlace } from '../../support/following.ts';

describe('followings in the language of their place', () => {
  const desk = aFollowing();
  const quiet = aFollowing({ id: 'quiet', place: aPlace({ conversationId: '19:quiet@thread.tacv2' }) });
  const all: readonly Following[] = [desk, quiet];
  const book: Partial<FollowingBook> = {
    all: async () => all,
    at: async (conversationId) => all.filter(({ place }) => place.conversationId === conversationId),
    following: async (id) => all.find((one) => one.id === id),
  };
  const spoken = new Map<string, string>();
  const followings = inLanguageOfPlace(book as FollowingBook, {
    of: async (ids) => new Map([...spoken].filter(([id]) => ids.includes(id))),
    choose: async () => {},
  });
  const localeOf = async (id: string) => (await followings.following(id))?.reader.locale;

  it('speak it wherever they are read, in their own zone', async () => {
    spoken.set(desk.place.conversationId, 'ko');
    expect(await followings.following(desk.id)).to.deep.equal({
      ...desk,
      reader: { locale: 'ko', zone: desk.reader.zone },
    });
    expect((await followings.all()).map(({ reader }) => reader.locale)).to.deep.equal(['ko', 'en-GB']);
    expect((await followings.at(desk.place.conversationId)).map(({ reader }) => reader.locale)).to.deep.equal(['ko']);
  });

  it('speak their own where it has none, and keep the region of the same one', async () => {
    expect(await localeOf('quiet')).to.equal('en-GB');
    spoken.set(quiet.place.conversationId, 'en');
    expect(await localeOf('quiet')).to.equal('en-GB');
    expect(await localeOf('nobody')).to.equal(undefined);
  });
});
