import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { filePage, PAGE_HEADERS } from '../../src/bot/file-page.ts';
import { wordsFor } from '../../src/words/words.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'UTC' });

describe('the page before a file', () => {
  it('shows words from outside as words', () => {
    const page = filePage({ heading: '<script>"&\'', text: '</p><img src=x>' }, words);
    expect(page).to.not.match(/<script|<img/);
    expect(page).to.include('&#60;script&#62;&#34;&#38;&#39;');
  });

  it('runs nothing, loads nothing, and may show its own style', () => {
    const style = /<style>([^<]*)<\/style>/.exec(filePage({ heading: 'x', text: 'x' }, words))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(PAGE_HEADERS['Content-Security-Policy']).to.include(`style-src 'sha256-${hash}'`);
    expect(PAGE_HEADERS['Content-Security-Policy']).to.include("default-src 'none'").and.not.include('unsafe');
  });
});
