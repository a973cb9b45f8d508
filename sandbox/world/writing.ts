import { inWords, nextHalfHour } from './moment.ts';
import type { Writing } from './problem.ts';

/** What a post adds to the problem's own title, impact, scope and cause. */
export interface Labels {
  readonly moreInfo?: string;
  readonly status: string;
  /** The problem's cause is told, as preliminary or for good. */
  readonly cause?: 'preliminary' | 'final';
  readonly estimate?: string;
  readonly nextSteps?: string;
  /** Promises the next update so many milliseconds after this post, up to the next half hour. */
  readonly nextUpdateIn?: number;
  /** The last post about it. */
  readonly final?: boolean;
}

/** The usual form: labelled paragraphs. */
export const labelled =
  (labels: Labels): Writing =>
  (about, at) =>
    paragraphs(labels, about, at).join('\n\n');

/** The same with its blank lines lost on the way, labels glued to the sentence before: seen in the field. */
export const glued =
  (labels: Labels): Writing =>
  (about, at) =>
    paragraphs(labels, about, at).join('');

/** Real HTML around the same parts. */
export const html = (labels: Labels, extra = ''): Writing => {
  return (about, at) => {
    const parts = paragraphs(labels, about, at).map((part) => `<p>${part.replaceAll('&', '&amp;')}</p>`);
    return `${parts.join('\n')}${extra}`;
  };
};

/** Plain sentences without labels, as quick posts are. */
export const prose =
  (text: string): Writing =>
  () =>
    text;

function paragraphs(labels: Labels, ...[{ problem, startedAt, endedAt }, at]: Parameters<Writing>): readonly string[] {
  const causeLabel = labels.cause === 'preliminary' ? 'Preliminary root cause' : 'Root cause';
  const nextUpdate = labels.nextUpdateIn && nextHalfHour(new Date(at.getTime() + labels.nextUpdateIn));
  const parts: readonly (readonly [label: string, text: string | false | undefined | 0])[] = [
    ['Title', problem.title],
    ['User impact', problem.impact],
    ['More info', labels.moreInfo],
    [labels.final ? 'Final status' : 'Current status', labels.status],
    ['Scope of impact', problem.scope],
    ['Start time', inWords(startedAt)],
    ['End time', labels.final && endedAt && inWords(endedAt)],
    ['Estimated time to resolve', labels.estimate],
    [causeLabel, labels.cause && problem.cause],
    ['Next steps', labels.nextSteps],
    ['Next update by', nextUpdate && inWords(nextUpdate)],
  ];
  const written = parts.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : []));
  return labels.final ? [...written, 'This is the final update for the event.'] : written;
}
