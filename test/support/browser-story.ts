import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ROOT } from '../../scripts/start/places.ts';
import { type Chat, noBrowser, openBrowser } from './browser-chat.ts';
import { type Started, startEverything } from './browser-start.ts';

/** What `npm start` runs, with a browser before it. */
export interface BrowserStory {
  readonly started: Started;
  readonly browser: Browser;
  /** Keeps what the window shows as a picture to look at, numbered within its series. */
  keep(chat: Chat, picture: string, series?: string): Promise<void>;
}

/**
 * Opens it in a `before` hook, and closes it after the suite; `settings` go to `npm start`. Without a browser the suite is
 * skipped aloud, and fails in CI. Pictures are in `out/<folder>`.
 */
export function openBrowserStory(folder: string, settings: Readonly<Record<string, string>> = {}): () => BrowserStory {
  const pictures = join(ROOT, 'out', folder);
  const kept = new Map<string, number>();
  let started: Started | undefined;
  let browser: Browser | undefined;

  before(async function open() {
    const missing = noBrowser();
    if (missing && process.env.CI) throw new Error(missing);
    if (missing) {
      console.warn(`    Skipped. ${missing}`);
      this.skip();
    }
    await rm(pictures, { recursive: true, force: true });
    await mkdir(pictures, { recursive: true });
    browser = await openBrowser();
    started = await startEverything(settings);
  });
  after(async () => {
    await browser?.close();
    await started?.stop();
  });

  return () => {
    if (!started || !browser) throw new Error('the story has not begun');
    return {
      started,
      browser,
      async keep(chat, picture, series = '') {
        const number = (kept.get(series) ?? 0) + 1;
        kept.set(series, number);
        await chat.picture(join(pictures, `${[series, number, picture].filter(Boolean).join('-')}.png`));
      },
    };
  };
}
