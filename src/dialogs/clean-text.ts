const MENTION = /<at\b[^>]*>.*?<\/at>/gis;
const TAGS = /<\/?(?:p|div|span|br|b|i|strong|em|a)\b[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const INVISIBLE = /\p{Cf}|\ufe0f/gu;
const QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u2018\u2019\'`*_';
const BEFORE = new RegExp(`^[\\s${QUOTES}/!>~-]+`);
const AFTER = new RegExp(`[\\s${QUOTES}.,!;:~\u3002\u2026-]+$`);

/** Who pastes more than a page is understood by its beginning. */
const LONGEST = 4000;

/** What a person typed, out of what Teams sends: no mention, no markup, no invisible letters, nothing around it. */
export function cleanText(text: string): string {
  const plain = text
    .slice(0, LONGEST)
    .replace(MENTION, ' ')
    .replace(TAGS, ' ')
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/gi, (entity) => ENTITIES[entity.toLowerCase()] ?? ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
  const bare = plain.replace(BEFORE, '').replace(AFTER, '');
  return bare.replace(/(?<=\S)[\s?\uff1f]+$/, '').trim();
}
