import type { z } from 'zod';
import type { Incident } from '../../../domain/incident.ts';
import type { HealthSource } from '../../ports.ts';
import { allOf, pages, sameOrigin } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { type AskGraph, createAskGraph, type GraphQuestion, type GraphSettings } from './client.ts';
import { graphPage, HealthIssue, HealthOverview, type Issue } from './schema.ts';

const ROOT = '/admin/serviceAnnouncement';
const MOST_PAGES = 50;
const DAYS_BACK = 30;

/**
 * Microsoft 365: `healthOverviews` (the services that this tenant subscribes to) and `issues`, asked at once, with the
 * customer tenant's own token. Open issues, and those that ended within the last 30 days.
 */
export function createGraphHealthSource(settings: GraphSettings & { readonly now: () => Date }): HealthSource {
  const ask = createAskGraph(settings);
  return {
    name: 'microsoft365',
    read: async ({ tenantId }, signal, purpose) => {
      const asking: Asking = { source: 'microsoft365', signal, purpose };
      const since = new Date(settings.now().getTime() - DAYS_BACK * 24 * 3600_000);
      const list = createList(ask, settings, asking);
      const [services, issues] = await Promise.all([
        list(HealthOverview, { path: `${ROOT}/healthOverviews`, tenantId }),
        list(HealthIssue, {
          path: `${ROOT}/issues`,
          tenantId,
          prefer: 'odata.maxpagesize=1000',
          filter: `isResolved ne true or lastModifiedDateTime ge ${since.toISOString().replace(/\.\d+/, '')}`,
        }),
      ]);
      const idOf = new Map(services.map(({ id, name }) => [name.toLowerCase(), id]));
      return {
        services,
        incidents: eachOnce(issues)
          .map(
            (issue): Incident => ({
              ...issue,
              serviceId: idOf.get(issue.serviceName.toLowerCase()) ?? issue.serviceName,
            }),
          )
          .filter(({ isOpen, endedAt, updatedAt }) => isOpen || (endedAt ?? updatedAt) >= since),
      };
    },
  };
}

/** A list that grows while it is walked tells its items twice: what was told last counts. */
const eachOnce = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.map((issue) => [issue.id, issue])).values(),
];

/** Reads a list to its end. A filter that Graph refuses (400, or 500 as reported for some fields) is left out. */
function createList(ask: AskGraph, { baseUrl, http }: GraphSettings, asking: Asking) {
  return <Item extends z.ZodType>(item: Item, question: GraphQuestion): Promise<z.output<Item>[]> => {
    const page = graphPage(item);
    const first = async (): Promise<Response> => {
      const answer = await ask(question, asking);
      if (question.filter === undefined || ![400, 500].includes(answer.status)) return answer;
      await answer.body?.cancel();
      return ask({ ...question, filter: undefined }, asking);
    };
    const pageAfter = async (next: string | undefined) => {
      const answer =
        next === undefined ? await first() : await ask({ ...question, path: next, filter: undefined }, asking);
      const { items, next: link } = parse(page, await http.json(answer, asking), asking, question.path);
      return { items, next: link === undefined ? undefined : sameOrigin(link, baseUrl, asking) };
    };
    return allOf(pages(pageAfter, MOST_PAGES, asking));
  };
}
