import type { Sandbox } from '../../test/support/sandbox.ts';

const ISSUES = '/v1.0/admin/serviceAnnouncement/issues';

/** One incident that every customer of the sandbox has, and nothing beside it. */
export interface IncidentFeed {
  readonly id: string;
  /** Nobody has anything. */
  calm(sandbox: Sandbox): Promise<void>;
  /** It stands with its first post and so many updates. */
  tell(sandbox: Sandbox, updates: number): Promise<void>;
  /** By which that update is known. */
  words(update: number): string;
}

/** As long as updates of an incident are. */
const MORE = 'More servers answer again, and mail that waited is delivered. '.repeat(12);

export function createIncidentFeed(): IncidentFeed {
  const id = 'EX1400001';
  const words = (update: number) => `This is update ${update} of many.`;
  const posts: object[] = [];
  let fault: string | undefined;

  /** The old answer goes only when the new one is there. */
  async function answer(sandbox: Sandbox, value: readonly object[]): Promise<void> {
    const old = fault;
    fault = await sandbox.fault({ path: ISSUES, body: { value } });
    if (old) await sandbox.clearFault(old);
  }

  return {
    id,
    words,
    calm: (sandbox) => answer(sandbox, []),
    async tell(sandbox, updates) {
      const at = new Date().toISOString();
      const content = `Current status: ${words(updates)} ${MORE}`;
      posts.unshift({ createdDateTime: at, postType: 'regular', description: { contentType: 'html', content } });
      await answer(sandbox, [{ ...ISSUE, id, startDateTime: at, lastModifiedDateTime: at, posts }]);
    },
  };
}

const ISSUE = {
  title: 'Mail waits in queues',
  service: 'Exchange Online',
  classification: 'incident',
  status: 'serviceDegradation',
  isResolved: false,
  impactDescription: 'Messages may be delivered late.',
  endDateTime: null,
};
