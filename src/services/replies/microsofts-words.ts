import type { Incident, PostLabel, TimelineEntry } from '../../domain/incident.ts';
import type { MicrosoftsWords } from '../../domain/reply.ts';

/** How Microsoft begins to say what helps until it is repaired; its posts are in English, and have no label for it. */
const HELPS =
  /\bwork-?\s?arounds?\b|\bin the meantime\b|\bmeanwhile\b|\bas an alternative\b|\balternatively\b|\buntil then\b|\bin the interim\b/i;
/** There is none, or it is looked for. */
const NONE = /\b(no|not|any|without|find|identify|looking for|investigating)\b[^.]{0,40}\bwork-?\s?arounds?\b/i;
const LISTED = /^(?:[•*-]|\d+[.)])\s/;

/** The newest words of an incident under one of these labels; of several in one post, by the order of labels. */
export function labelledWords(
  { posts }: Pick<Incident, 'posts'>,
  labels: readonly PostLabel[],
): MicrosoftsWords | undefined {
  for (const { at, parts } of posts) {
    for (const label of labels) {
      const part = parts.find((one) => one.label === label);
      if (part) return { text: part.text, at };
    }
  }
  return undefined;
}

/** What Microsoft does, or how it has ended: the newest post's status; of one without labels, all that it says. */
export function statusWords(incident: Pick<Incident, 'posts' | 'isOpen'>): MicrosoftsWords | undefined {
  const [newest] = incident.posts;
  const prose = newest?.parts.every(({ label }) => label === undefined) ? proseOf(newest) : undefined;
  const labels = ['final-status', 'current-status', 'mitigation'] as const;
  return prose ?? labelledWords(incident, incident.isOpen ? labels.slice(1) : labels);
}

const proseOf = ({ at, parts }: TimelineEntry): MicrosoftsWords | undefined =>
  parts.length === 0 ? undefined : { text: parts.map(({ text }) => text).join('\n'), at };

/** The newest paragraph that says what helps meanwhile, with the list that it announces. */
export function workaroundWords({ posts }: Pick<Incident, 'posts'>): MicrosoftsWords | undefined {
  for (const { at, parts } of posts) {
    const lines = parts.flatMap(({ text }) => text.split(/\s*\n\s*/)).filter((line) => line !== '');
    const first = lines.findIndex((line) => HELPS.test(line) && !NONE.test(line));
    if (first < 0) continue;
    const rest = lines.slice(first + 1);
    const end = rest.findIndex((line) => !LISTED.test(line));
    return { text: [lines[first], ...rest.slice(0, end < 0 ? rest.length : end)].join('\n'), at };
  }
  return undefined;
}
