import { existsSync } from 'node:fs';
import { type Browser, chromium, type Locator } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';

/** Why there is nothing to drive the chat window with, if so. */
export const noBrowser = (): string | undefined =>
  existsSync(CHROMIUM) ? undefined : `There is no Chromium at ${CHROMIUM}: install it, or set CHROMIUM to one.`;

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  // The Playground asks a content network for fonts: the story is the same without it, on every machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** A helpdesk agent's eyes and hands at the Agents Playground's personal chat. */
export interface Chat {
  /** The bot's messages, oldest first. */
  readonly answers: Locator;
  /** Types words, sends them, and answers the message in which the bot replies. */
  says(words: string): Promise<Locator>;
  /** Turns to another conversation, by the name that stands in the list of them. */
  turnsTo(conversation: string): Promise<void>;
  /** The cards of the conversation in view on which a text stands, the first in view first. */
  card(text: string | RegExp): Locator;
  /** Presses a button for which a card has no room, in the menu of those. */
  chooses(card: Locator, text: string): Promise<void>;
  /** A line of the conversation in view. */
  line(text: string | RegExp): Locator;
  /** What the window shows, as a PNG file. */
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Window {
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each of the window. */
  readonly sharpness?: number;
}

/** Opens the Playground afresh: it installs the bot, and tells it so in two ways. Resolves when the bot has heard both. */
export async function openChat(browser: Browser, url: string, { width, height, sharpness }: Window): Promise<Chat> {
  const page = await browser.newPage({
    viewport: { width, height },
    ...(sharpness ? { deviceScaleFactor: sharpness } : {}),
  });
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  for (const event of ['installationUpdate', 'conversationUpdate']) {
    await page.getByText(`${event} 200`).first().waitFor();
  }
  await page.getByTitle('Hide log panel').click();

  const header = page.getByLabel('Message header').filter({ has: page.getByLabel('Message author') });
  const answers = header.locator('..');
  return {
    answers,
    async says(words) {
      const reply = answers.nth(await answers.count());
      await page.getByRole('textbox').last().fill(words);
      await page.getByRole('button', { name: 'Send Message' }).click();
      await reply.waitFor();
      return reply;
    },
    async turnsTo(conversation) {
      await page.getByText(conversation, { exact: true }).first().click();
    },
    card: (text) => page.locator('.ac-adaptiveCard').filter({ hasText: text }),
    async chooses(card, text) {
      await card.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('menuitem').filter({ hasText: text }).click();
    },
    line: (text) => page.getByText(text),
    async picture(path) {
      await page.screenshot({ path, animations: 'disabled' });
    },
    close: () => page.close(),
  };
}

/** Waits until a message shows a text: the bot edits its messages in place. */
export const shows = (message: Locator, text: string | RegExp, mostMs = 15_000): Promise<void> =>
  message.filter({ hasText: text }).waitFor({ timeout: mostMs });

/** Presses the row or button of a message on which a text stands. */
export const press = (message: Locator, text: string | RegExp): Promise<void> =>
  message.getByRole('button').filter({ hasText: text }).first().click();
