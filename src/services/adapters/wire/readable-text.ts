import { compile } from 'html-to-text';

const LONGEST = 100_000;
/** Elements whose presence means that line breaks in the source mean nothing. */
const BLOCKS = /<(p|div|br|ul|ol|li|table|h[1-6]|blockquote|pre|html|body)\b/i;

const LAYOUT = {
  wordwrap: false as const,
  limits: { maxDepth: 50 },
  selectors: [
    {
      selector: 'a',
      options: { linkBrackets: ['(', ')'] as [string, string], hideLinkHrefIfSameAsText: true, pathRewrite: webOnly },
    },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    { selector: 'blockquote', format: 'block' },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['img', 'script', 'style', 'hr'].map((selector) => ({ selector, format: 'skip' })),
  ],
};

const fromBlocks = compile(LAYOUT);
const fromLines = compile({ ...LAYOUT, preserveNewlines: true });

/**
 * HTML, or the plain text that Microsoft also declares as HTML, as text to read: links as `words (https://…)`, list items
 * as `• …`, paragraphs parted by one blank line. What is longer than 100,000 characters is cut.
 */
export function readableText(wire: string, kind: 'html' | 'text' = 'html'): string {
  const source = wire.slice(0, LONGEST);
  if (kind === 'text' || !/[<&]/.test(source)) return tidy(source);
  return tidy(BLOCKS.test(source) ? fromBlocks(source) : fromLines(source));
}

/** A script or a file is no link to show. */
function webOnly(href: string): string {
  return /^https?:\/\//i.test(href) ? href : '';
}

const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\t ]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/^[-*·•] /gm, '• ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
