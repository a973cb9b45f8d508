import type { AzureReach, EmergingIssue } from '../domain/azure-reach.ts';
import type { ServiceHealth } from '../domain/health-report.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { failureWords } from './failures.ts';
import { clip } from './literal.ts';
import { line, run, SMALL, smallLine } from './rich-text.ts';
import { since } from './times.ts';

const MOST_EMERGING = 3;
const MOST_PLACES = 4;
const DOT = run(' · ', SMALL);

export interface AzureLinesNeeds {
  /** Whether the card has said why a part is missing. */
  readonly isSaid: boolean;
  readonly words: Words;
  readonly now: Date;
}

/** How far we see into a customer's Azure: what is missing and who can mend it, and what Azure's status page reports. */
export function azureLines(
  { reach, failure }: ServiceHealth,
  { isSaid, words, now }: AzureLinesNeeds,
): readonly Element[] {
  if (!reach) return [];
  const said = failure && !isSaid ? failureWords(failure, words) : undefined;
  return [
    ...(said ? [line([run(said.what)], 'Medium'), smallLine(said.remedy)] : []),
    ...notes(reach, words).map((note) => smallLine(note, 'Small')),
    ...emergingLines(reach.emerging ?? [], words, now),
  ];
}

/** The way is worth a word where it is not the usual one. */
function notes({ way, tenantWide, emerging }: AzureReach, words: Words): readonly string[] {
  const isRight = tenantWide === 'no-permission' || tenantWide === 'no-consent';
  return [
    ...(way === 'customer-token' ? [] : [words.say(`azure.way.${way}`)]),
    ...(tenantWide ? [words.say(isRight ? 'azure.tenant-wide.right' : 'azure.tenant-wide.unread')] : []),
    ...(emerging ? [] : [words.say('azure.status-page')]),
  ];
}

/** Confirmed for nobody: plain words without a state. */
function emergingLines(issues: readonly EmergingIssue[], words: Words, now: Date): readonly Element[] {
  if (issues.length === 0) return [];
  const shown = issues.slice(0, MOST_EMERGING).map(({ title, services, regions, startedAt }) => {
    const where = [...services, ...regions].slice(0, MOST_PLACES).flatMap((name) => [DOT, run(clip(name, 60), SMALL)]);
    return line([run(clip(title, 160)), ...where, DOT, run(since(startedAt, words, now), SMALL)], 'Small');
  });
  const rest = issues.length - shown.length;
  return [
    smallLine(words.say('azure.emerging', { count: issues.length }), 'Medium'),
    ...shown,
    ...(rest > 0 ? [smallLine(words.say('count.more', { count: rest }))] : []),
  ];
}
