import type { Sandbox } from './sandbox.ts';
import { STORY_NOW } from './story-now.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Json = Record<string, unknown>;

const wireTime = (ago: number): string => new Date(STORY_NOW.getTime() - ago).toISOString();

/**
 * An issue as Graph sends it: an open incident of Exchange Online, three hours old, unless a story says otherwise. Told of
 * once, when it was last modified: what was published before somebody followed is summed up for them, and has no card.
 */
export function aWireIssue({ startedAgo = 3 * HOUR, ...over }: Json & { readonly startedAgo?: number } = {}): Json {
  const { lastModifiedDateTime = wireTime(HOUR) } = over;
  return {
    id: 'EX1400001',
    title: 'Mail waits in queues',
    service: 'Exchange Online',
    classification: 'incident',
    status: 'serviceDegradation',
    isResolved: false,
    impactDescription: 'Messages may be delivered late.',
    startDateTime: wireTime(startedAgo),
    endDateTime: null,
    lastModifiedDateTime,
    posts: [{ ...aWirePost('Current status: We are looking into it.'), createdDateTime: lastModifiedDateTime }],
    ...over,
  };
}

/** The same, published a minute after the story has begun: news for whoever follows from its beginning on. */
export const aNewIssue = (over: Parameters<typeof aWireIssue>[0] = {}): Json =>
  aWireIssue({ lastModifiedDateTime: wireTime(-MINUTE), ...over });

export const aWirePost = (content: string, ago = HOUR): Json => ({
  createdDateTime: wireTime(ago),
  postType: 'regular',
  description: { contentType: 'html', content },
});

const SERVICES = { Exchange: 'Exchange Online', microsoftteams: 'Microsoft Teams', SharePoint: 'SharePoint Online' };

/** From now on Graph tells one customer (by domain) of three services, well by themselves, and of just these issues. */
export async function tellIssues(sandbox: Sandbox, tenant: string, ...issues: readonly Json[]): Promise<void> {
  const overviews = Object.entries(SERVICES).map(([id, service]) => ({ id, service, status: 'serviceOperational' }));
  const tell = (path: string, value: readonly Json[]) =>
    sandbox.fault({ path: `/v1.0/admin/serviceAnnouncement/${path}`, tenant, body: { value } });
  await tell('healthOverviews', overviews);
  await tell('issues', issues);
}
