import type { PostLabel, PostPart } from '../../../domain/incident.ts';

/** How Microsoft writes each label; longer spellings before those that they contain. */
const SPELLINGS: Readonly<Record<string, PostLabel>> = {
  title: 'title',
  'user impact': 'user-impact',
  'summary of impact': 'user-impact',
  'impact statement': 'user-impact',
  'more info': 'more-info',
  'current status': 'current-status',
  'final status': 'final-status',
  'scope of impact': 'scope',
  'incident start time': 'start-time',
  'scheduled start time': 'start-time',
  'planned start time': 'start-time',
  'maintenance start time': 'start-time',
  'start time': 'start-time',
  'incident end time': 'end-time',
  'scheduled end time': 'end-time',
  'planned end time': 'end-time',
  'maintenance end time': 'end-time',
  'end time': 'end-time',
  'estimated time to resolve': 'estimated-time',
  'preliminary root cause': 'preliminary-root-cause',
  'root cause': 'root-cause',
  'next steps': 'next-steps',
  'next update by': 'next-update',
  'next update': 'next-update',
  mitigation: 'mitigation',
};

const LABEL = new RegExp(`(?:(?<=(?<start>^|\\n)[ •]*)|)(?<words>${Object.keys(SPELLINGS).join('|')}): *`, 'gi');
/** Labels that take one paragraph; what follows a blank line is prose again. */
const ONE_PARAGRAPH: readonly PostLabel[] = [
  'title',
  'user-impact',
  'start-time',
  'end-time',
  'estimated-time',
  'next-update',
];
const CLOSING = /(?<=^|[\s.])This is the final update (?:for|on) (?:the|this) \w+\.?$/i;

/**
 * A post's readable text in its labelled parts, in the post's order; one unlabelled part when it has none.
 * Labels are known in any case at the start of a line, and capitalised where they are glued to the sentence before
 * (real posts have lost their line breaks: `…Microsoft FormsUser Impact: …`). A title is one only at a line's start.
 */
export function postParts(text: string): readonly PostPart[] {
  const labels = [...text.matchAll(LABEL)].filter(isLabel);
  const parts: PostPart[] = [{ text: text.slice(0, labels[0]?.index) }];
  for (const [at, match] of labels.entries()) {
    const label = SPELLINGS[String(match.groups?.words).toLowerCase()] as PostLabel;
    const words = text.slice(match.index + match[0].length, labels[at + 1]?.index).trim();
    const cut = ONE_PARAGRAPH.includes(label) ? words.search(/\n\s*\n/) : -1;
    parts.push(
      ...(cut < 0 ? [{ label, text: words }] : [{ label, text: words.slice(0, cut) }, { text: words.slice(cut) }]),
    );
  }
  return parts.flatMap(withClosingApart).filter((part) => part.text !== '');
}

/** The words of the first part with one of these labels. */
export const wordsOf = (parts: readonly PostPart[], ...labels: readonly PostLabel[]): string | undefined =>
  parts.find((part) => part.label !== undefined && labels.includes(part.label))?.text;

function isLabel({ groups }: RegExpExecArray): boolean {
  const { start, words = '' } = groups ?? {};
  return start !== undefined || (/^[A-Z]/.test(words) && words.toLowerCase() !== 'title');
}

function withClosingApart({ label, text }: PostPart): readonly PostPart[] {
  const closing = label === undefined ? -1 : text.search(CLOSING);
  if (closing < 0) return [label === undefined ? { text: text.trim() } : { label, text: text.trim() }];
  return [{ label, text: text.slice(0, closing).trim() }, { text: text.slice(closing).trim() }];
}
