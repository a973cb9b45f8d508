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
    async picture(path) {
      await page.screenshot({ path, animations: 'disabled' });
    },
    close: () => page.close(),
  };
}

/** Waits until a message shows a text: the bot edits its messages in place. */
export const shows = (message: Locator, text: string | RegExp): Promise<void> =>
  message.filter({ hasText: text }).waitFor();

/** Presses the row or button of a message on which a text stands. */
export const press = (message: Locator, text: string | RegExp): Promise<void> =>
  message.getByRole('button').filter({ hasText: text }).first().click();
