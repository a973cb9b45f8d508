import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { LANGUAGES } from '../src/words/words.ts';
import { writeGallery } from './gallery.ts';
import { VIEWS } from './gallery-page.ts';

/**
 * `npm run cards`: draws every card, in every variant and language, as Teams would in three themes. Writes
 * `out/cards/index.html`, and pictures where a Chromium is found (`CHROMIUM` names another one).
 */
const out = join(import.meta.dirname, '..', 'out', 'cards');
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const index = writeGallery(out);
console.log(`Cards drawn live: ${index}`);

if (existsSync(browserPath)) {
  console.log(`${await photograph()} pictures beside it`);
} else {
  console.log(`No pictures: no Chromium at ${browserPath}; set CHROMIUM to one.`);
}

/** One picture a card, language and view. */
async function photograph(): Promise<number> {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    let count = 0;
    for (const language of LANGUAGES) {
      for (const { theme, width } of VIEWS) {
        const page = await browser.newPage({ viewport: { width: width + 32, height: 900 } });
        const where = new URLSearchParams({ language, theme, width: String(width) });
        await page.goto(`${pathToFileURL(index)}?${where}`);
        for (const figure of await page.locator('figure').all()) {
          const name = (await figure.getAttribute('id')) ?? 'card';
          await figure.screenshot({ path: join(out, language, theme, `${name.replace(/\W+/g, '-')}.png`) });
          count += 1;
        }
        await page.close();
      }
    }
    return count;
  } finally {
    await browser.close();
  }
}
