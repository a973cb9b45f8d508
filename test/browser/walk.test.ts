import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { type Chat, openChat, press, shows } from '../support/browser-chat.ts';
import { isFree } from '../support/browser-start.ts';
import { openBrowserStory } from '../support/browser-story.ts';
import { GREETING, NEWEST, OLDEST, WALKS } from './walks.ts';

/** Tall enough for a whole timeline. */
const WINDOW = { width: 1280, height: 1800 };

describe('story in a browser: npm start, then a helpdesk agent in Microsoft’s Playground', function () {
  this.bail(true);
  const story = openBrowserStory('browser');

  for (const [language, words] of Object.entries(WALKS)) {
    describe(`in ${language}`, () => {
      let chat: Chat;
      /** The one that the agent looks at, and how many there are by now. */
      let message: Locator;
      let messages = 1;

      async function asks([says, shown]: readonly [string, string], picture: string): Promise<void> {
        message = await chat.says(says);
        messages += 1;
        await sees(shown, picture);
      }

      /** The message shows it, no other message has come beside it, and a picture is kept to look at. */
      async function sees(shown: string, picture: string): Promise<void> {
        await shows(message, shown);
        expect(await chat.answers.count(), 'messages of the bot').to.equal(messages);
        await story().keep(chat, picture, language);
      }

      before(async () => {
        chat = await openChat(story().browser, story().started.url, WINDOW);
      });
      after(() => chat?.close());

      it('is greeted, once for two events', async () => {
        message = chat.answers.first();
        await sees(GREETING, 'greeting');
        await asks(words.language, 'language');
      });

      it('asks for the services of a customer', async () => {
        await asks(words.services, 'services');
        await shows(message, 'Exchange Online');
      });

      it('goes on to the timeline of a service, in the same message', async () => {
        await press(message, 'Exchange Online');
        await sees(words.timeline, 'timeline');
        await shows(message, NEWEST);
        expect(await message.getByText(words.services[1]).count()).to.equal(0);
      });

      it('unfolds earlier posts', async () => {
        const oldest = message.getByText(OLDEST);
        expect(await oldest.isVisible()).to.equal(false);
        await press(message, words.earlier);
        await oldest.waitFor();
        await oldest.scrollIntoViewIfNeeded();
        await sees(words.timeline, 'earlier-posts');
      });

      it('goes back to all services, in the same message', async () => {
        await press(message, words.back);
        await sees(words.services[1], 'back');
        expect(await message.getByText(words.timeline).count()).to.equal(0);
      });

      it('asks after one service and is shown its timeline', async () => {
        await asks([words.down, words.timeline], 'is-it-down');
      });

      it('chooses from the customers', async () => {
        await asks(words.customers, 'customers');
        await press(message, 'Adventure Works');
        await sees(words.chosen, 'chosen');
      });

      it('is told plainly about a customer who has not consented', async () => {
        await asks(words.noConsent, 'no-consent');
        expect(await message.getByText(words.remedy).count(), 'said once').to.equal(1);
      });

      it('is told plainly that there is no such customer', async () => {
        await asks(words.unknown, 'unknown-customer');
      });
    });
  }

  describe('at the end of the day', () => {
    it('presses Ctrl-C, which leaves nothing listening', async () => {
      const { started } = story();
      expect(await Promise.all(started.ports.map(isFree))).to.eql([false, false, false]);
      expect(await started.stop()).to.equal(0);
      expect(await Promise.all(started.ports.map(isFree))).to.eql([true, true, true]);
      expect(started.said.at(-1)).to.equal('All stopped.');
    });
  });
});
