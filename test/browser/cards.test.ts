import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { GALLERY_LANGUAGES, writeGallery } from '../../scripts/gallery.ts';
import { PHONE, VIEWS } from '../../scripts/gallery-page.ts';
import { noBrowser, openBrowser } from '../support/browser-chat.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'out', 'drawn-cards');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const LANGUAGES = Object.keys(GALLERY_LANGUAGES);

/** Every language once, and every view: together they take long. What is folded away is seen in every other one. */
const LOOKS = Array.from({ length: Math.max(LANGUAGES.length, VIEWS.length) }, (_, at) => ({
  language: LANGUAGES[at % LANGUAGES.length] ?? '',
  view: VIEWS[at % VIEWS.length] ?? { theme: 'light', width: PHONE },
  open: at % 2 === 1,
}));

/** A search box that is filled in already: the published renderer gives it no name, though the card has its label. */
const UNNAMED = '.ac-choiceSetInput-filtered-textbox:not([placeholder])';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

describe('cards, drawn as Teams draws them', function () {
  this.timeout(180_000);
  let browser: Browser;
  let gallery: string;

  before(async function () {
    const missing = noBrowser();
    if (missing && process.env.CI) throw new Error(missing);
    if (missing) {
      console.warn(`    Skipped. ${missing}`);
      this.skip();
    }
    gallery = pathToFileURL(writeGallery(FOLDER)).href;
    browser = await openBrowser();
  });
  after(() => browser?.close());

  async function look(where: Record<string, string>, width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: width + 32, height: 900 } });
    await page.goto(`${gallery}?${new URLSearchParams(where)}`);
    await page.locator('figure').first().waitFor();
    return page;
  }

  for (const { language, view, open } of LOOKS) {
    const { theme, width } = view;
    it(`keep nobody out who reads by ear or in ${theme}: ${language}, ${width} pixels${open ? ', all open' : ''}`, async () => {
      const page = await look({ language, theme, width: String(width), ...(open && { open: '' }) }, width);
      await page.addScriptTag({ path: AXE });
      const violations: Violation[] = await page.evaluate(
        `axe.run({ include: 'main', exclude: '${UNNAMED}' }, { resultTypes: ['violations'] }).then((found) => found.violations)`,
      );
      await page.close();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(asLines).join('\n')).to.equal('');
    });
  }

  for (const language of LANGUAGES) {
    it(`stay within a phone: ${language}`, async () => {
      const page = await look({ language, theme: 'light', width: String(PHONE), open: '' }, PHONE);
      const wide: string[] = await page.evaluate(
        "[...document.querySelectorAll('figure')].filter((one) => one.querySelector('.card').scrollWidth > one.clientWidth).map(({ id }) => id)",
      );
      await page.close();
      expect(wide).to.deep.equal([]);
    });
  }
});

const asLines = ({ id, impact, nodes }: Violation): string =>
  `${id} (${impact}), ${nodes.length} times, such as ${nodes[0]?.html.slice(0, 300)}\n  ${nodes[0]?.failureSummary}`;
