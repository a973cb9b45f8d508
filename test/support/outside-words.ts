import type { Sandbox } from './sandbox.ts';
import { AZURE, asTenant, GRAPH } from './sandbox-calls.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement';
const AZURE_SINCE = 'api-version=2025-05-01&queryStartTime=10/1/2026';

/** Letters and digits alone, so that only words are compared. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Everything that Microsoft says about one customer, to tell its words from ours. */
export async function outsideWords(sandbox: Sandbox, tenantId: string): Promise<(text: string) => boolean> {
  const graph = await asTenant(sandbox, tenantId, GRAPH);
  const azure = await asTenant(sandbox, tenantId, AZURE);
  const subscriptions = await azure('/subscriptions?api-version=2022-12-01');
  const answers = await Promise.all([
    azure('/providers/Microsoft.ResourceHealth/emergingIssues/default?api-version=2025-05-01'),
    graph(`${HEALTH}/healthOverviews`),
    graph(`${HEALTH}/issues`, { prefer: 'odata.maxpagesize=1000' }),
    ...(subscriptions.body.value ?? []).map(({ id }: { id: string }) =>
      azure(`${id}/providers/Microsoft.ResourceHealth/events?${AZURE_SINCE}`),
    ),
  ]);
  const said = [subscriptions, ...answers].flatMap(({ body }) => textsIn(body)).map(readable);
  const all = ` ${said.map(bare).join(' ')} `;
  return (text) => all.includes(` ${bare(text)} `);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** As the bot shows a link: its words, then where it leads. */
const readable = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 ($1)')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&');
