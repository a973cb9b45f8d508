import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { GALLERY_LANGUAGES, writeGallery } from './gallery.ts';
import { VIEWS } from './gallery-page.ts';

/**
 * `npm run cards`: draws every card, in every variant and language, as Teams would in three themes at two widths. Writes
 * `out/cards/index.html`, and pictures where a Chromium is found (`CHROMIUM` names another one). Two of the languages are
 * none: `en-XA` is English 40 % longer, `ar-XB` English from right to left.
 */
const out = join(import.meta.dirname, '..', 'out', 'cards');
/** Variants in one row of a picture. */
const BESIDE = 3;
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const index = writeGallery(out);
console.log(`Cards drawn live: ${index}`);

if (existsSync(browserPath)) {
  console.log(`${await photograph()} pictures beside it`);
} else {
  console.log(`No pictures: no Chromium at ${browserPath}; set CHROMIUM to one.`);
}

/** One picture of all that a card may be, in each language and view. */
async function photograph(): Promise<number> {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    let count = 0;
    for (const language of Object.keys(GALLERY_LANGUAGES)) {
      for (const { theme, width } of VIEWS) {
        const page = await browser.newPage({ viewport: { width: BESIDE * (width + 20) + 16, height: 900 } });
        const where = new URLSearchParams({ language, theme, width: String(width) });
        await page.goto(`${pathToFileURL(index)}?${where}`);
        for (const section of await page.locator('section').all()) {
          const name = (await section.getAttribute('id')) ?? 'card';
          const file = `${name.replace(/\W+/g, '-')}.png`;
          await section.screenshot({ path: join(out, language, `${theme}-${width}`, file) });
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
