import type { Following } from '../../domain/following.ts';
import { speaking } from '../../domain/reader.ts';
import type { ConversationLanguages } from '../language-ports.ts';
import type { FollowingBook } from '../outage-ports.ts';

/** The same followings, which speak the language of their place where that has one of its own. */
export function inLanguageOfPlace<Book extends FollowingBook>(book: Book, languages: ConversationLanguages): Book {
  const spoken = async (followings: readonly Following[]): Promise<readonly Following[]> => {
    const chosen = await languages.of([...new Set(followings.map(({ place }) => place.conversationId))]);
    return followings.map((following) => {
      const language = chosen.get(following.place.conversationId);
      return language ? { ...following, reader: speaking(following.reader, language) } : following;
    });
  };
  return {
    ...book,
    all: async () => await spoken(await book.all()),
    at: async (conversationId) => await spoken(await book.at(conversationId)),
    async following(id) {
      const found = await book.following(id);
      return found && (await spoken([found]))[0];
    },
  };
}
