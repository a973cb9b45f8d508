/** Cuts text to `most` characters as a reader counts them; what is cut ends in "…". */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const seen = graphemes.segment(text.slice(0, most));
  return `${[...seen]
    .slice(0, -1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What a `TextBlock` would read as emphasis, link, code, mention, tag or date function; and list or heading marks that open it. */
const MEANING = /[\\*_`~[\]<>{}]|^\s*[#+-]|^\s*\d+(?=[.)])/g;

/**
 * Takes the meaning out of text for a `TextBlock`, the one element with a heading style, which reads markdown.
 * Everywhere else outside words stand in a `TextRun`, which reads none.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(MEANING, (mark) => (/\d$/.test(mark) ? `${mark}\u2060` : `\\${mark.trim()}`));
}
