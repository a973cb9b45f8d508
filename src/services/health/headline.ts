import {
  type Headline,
  type HeadlineKind,
  isUnpublished,
  type ServiceHealth,
  type SourceAnswer,
} from '../../domain/health-report.ts';
import { type HealthStatus, isWorse, worst } from '../../domain/health-status.ts';
import type { Incident } from '../../domain/incident.ts';
import type { FailureKind } from '../../domain/source-error.ts';
import { asksAbout, fits, type Question } from './question.ts';
import { hasSymptom } from './symptom.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const NO_ACCESS: readonly FailureKind[] = ['no-consent', 'access-ended', 'no-permission'];

/**
 * The first line of a card, from open incidents and from what began or worsened within the last 24 hours. Tenants carry
 * many old advisories: these are counted, and never colour the card, or it would never be green and nobody would look.
 */
export function headlineOf(
  services: readonly ServiceHealth[],
  answers: readonly SourceAnswer[],
  question: Question,
  isNews: (incident: Incident) => boolean,
): Headline {
  const heard = services.filter(isHeard);
  const troubled = heard.filter(isTroubled);
  const news = heard.flatMap((service) => service.advisories).filter(isNews);
  const known = heard.map(
    ({ advisories }) => advisories.filter((one) => one.classification === 'advisory' && !isNews(one)).length,
  );
  const kind = kindOf(answers, heard, troubled, news, question);
  return {
    kind,
    status: statusOf(kind, troubled, news),
    affected: troubled.length,
    total: heard.length,
    knownAdvisories: known.reduce((sum, count) => sum + count, 0),
    servicesWithAdvisories: known.filter((count) => count > 0).length,
    news,
  };
}

/** Began, or was seen to get worse, within the last 24 hours; maintenance that is still to come has not begun. */
export function newsSince(askedAt: Date, worsenedAt: ReadonlyMap<string, Date>): (incident: Incident) => boolean {
  const since = askedAt.getTime() - DAY_MS;
  return ({ id, startedAt }) =>
    (startedAt.getTime() >= since && startedAt <= askedAt) || (worsenedAt.get(id)?.getTime() ?? 0) >= since;
}

/** A source that told but a part is heard as far as it told of trouble; what it did not say is not health. */
const isHeard = (service: ServiceHealth): boolean =>
  service.incidents.length + service.advisories.length > 0 || !(service.failure || isUnpublished(service));

/** Down by an open incident, or by the source's own word although it has published nothing. */
const isTroubled = ({ incidents, status }: ServiceHealth): boolean =>
  incidents.length > 0 || isWorse(status, 'unknown');

function kindOf(
  answers: readonly SourceAnswer[],
  heard: readonly ServiceHealth[],
  troubled: readonly ServiceHealth[],
  news: readonly Incident[],
  question: Question,
): HeadlineKind {
  if (troubled.length > 0) return troubled.some((service) => isMeant(service, question)) ? 'trouble' : 'something-else';
  const failures = answers.flatMap((answer) => answer.failure ?? []);
  const isPartial = failures.length > 0 && failures.every(({ part }) => part !== undefined && part.read > 0);
  if (heard.length === 0 && !isPartial) {
    return failures.some((failure) => NO_ACCESS.includes(failure.kind)) ? 'no-access' : 'cannot-tell';
  }
  if (news.length > 0) return 'news';
  return failures.length > 0 ? 'partly-clear' : 'clear';
}

function isMeant({ id, incidents }: ServiceHealth, question: Question): boolean {
  if (incidents.length > 0) return incidents.some((incident) => fits(question, incident));
  return asksAbout(question, id) && !hasSymptom(question.symptom ?? '');
}

function statusOf(kind: HeadlineKind, troubled: readonly ServiceHealth[], news: readonly Incident[]): HealthStatus {
  switch (kind) {
    case 'trouble':
    case 'something-else':
      return worst(troubled.map((service) => service.status));
    case 'news':
      return worst(news.map((incident) => incident.status));
    case 'clear':
      return 'operational';
    case 'partly-clear':
    case 'cannot-tell':
    case 'no-access':
      return 'unknown';
  }
}
