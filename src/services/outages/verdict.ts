import type { Headline, HealthReport } from '../../domain/health-report.ts';
import { isStale, type Verdict, type VerdictKind, type VerdictReason } from '../../domain/verdict.ts';

/** What speaks for Microsoft beside its own word. Counts are of customers that the reader may hear of. */
export interface Evidence {
  /** Other customers with an open incident on a service in question that this customer does not show. */
  readonly siblings: readonly { readonly service: string; readonly count: number }[];
  /** For how many customers, this one among them, as many agents have asked about the service within 15 minutes. */
  readonly asked: number;
}

/** As many customers, each asked about by another agent, are no coincidence. */
export const SEVERAL = 3;

/**
 * Us or Microsoft? `isNamed`: the question is about certain services. Of a customer as a whole, trouble elsewhere with one
 * of its many services is told, and decides nothing.
 */
export function verdictOn(
  report: Pick<HealthReport, 'headline' | 'answers' | 'services'>,
  { siblings, asked }: Evidence,
  { isNamed, now }: { readonly isNamed: boolean; readonly now: Date },
): Verdict {
  const { headline, answers, services } = report;
  const heard = answers.filter(({ failure }) => failure === undefined);
  const silent = answers.flatMap(({ source, failure }) => (failure ? [source] : []));
  const readAt = heard.length > 0 ? new Date(Math.min(...heard.map((one) => one.readAt.getTime()))) : undefined;
  const isOld = readAt !== undefined && isStale(readAt, now);

  const others: readonly VerdictReason[] = [
    ...siblings.map(({ service, count }): VerdictReason => ({ kind: 'siblings', service, count })),
    ...(asked >= SEVERAL ? [{ kind: 'asked', count: asked } as const] : []),
  ];
  const gaps: readonly VerdictReason[] = [
    ...(silent.length > 0 ? [{ kind: 'silent', sources: silent } as const] : []),
    ...(isOld ? [{ kind: 'stale' } as const] : []),
  ];
  const answer = (kind: VerdictKind, reasons: readonly VerdictReason[]): Verdict => ({
    kind,
    reasons,
    ...(readAt && { readAt }),
  });

  if (headline.kind === 'trouble' && !isOld) {
    const count = services.reduce((sum, { incidents }) => sum + incidents.length, 0);
    return answer('microsoft-confirms', [count > 0 ? { kind: 'published', count } : { kind: 'marked' }]);
  }
  if (isNamed && others.length > 0) return answer('likely-microsoft', [...others, ...gaps]);
  const doubts = [...gaps, ...instead(headline), ...others];
  if (doubts.length > 0 || headline.kind !== 'clear') return answer('cannot-tell', doubts);
  return answer('only-this-customer', [
    { kind: 'nothing-published' },
    ...(isNamed ? [{ kind: 'nobody-asked' } as const] : []),
  ]);
}

/** What Microsoft says instead of confirming it. */
function instead({ kind, news }: Headline): readonly VerdictReason[] {
  if (kind === 'something-else') return [{ kind: 'something-else' }];
  return kind === 'news' ? [{ kind: 'advisories', count: news.length }] : [];
}
