import type { Sandbox } from '../sandbox.ts';
import { aWireIssue, tellIssues } from '../wire-issues.ts';

/** An incident opens, gets worse, and is over. */
export const ACTS = ['opened', 'worse', 'resolved'] as const;

export type Act = (typeof ACTS)[number];

export type CallKind = 'post' | 'edit' | 'reply';

/** What each act makes the bot do in a channel. */
export const CALLS_OF: Readonly<Record<Act, readonly CallKind[]>> = {
  opened: ['post'],
  worse: ['edit', 'reply'],
  resolved: ['edit', 'reply'],
};

/** Words of the card then, and of nothing else. */
export const WORDS_OF: Readonly<Record<Act, string>> = {
  opened: 'We have begun to look.',
  worse: 'It has spread to all servers.',
  resolved: 'All of it works again.',
};

/** What begins the reply to it. */
export const REPLY_OF: Readonly<Partial<Record<Act, string>>> = { worse: 'Worse', resolved: 'Resolved' };

const STATUS = { opened: 'serviceDegradation', worse: 'serviceInterruption', resolved: 'serviceRestored' };

export interface Played {
  readonly id: string;
  readonly begunAt: Date;
}

/** From now on Graph tells the customer of this incident as it stands with this act, and of nothing else. */
export async function play(
  sandbox: Sandbox,
  tenantId: string,
  { id, begunAt }: Played,
  act: Act,
  at: Date,
): Promise<void> {
  const now = at.toISOString();
  const isResolved = act === 'resolved';
  const post = {
    createdDateTime: now,
    postType: 'regular',
    description: { contentType: 'html', content: `Current status: ${WORDS_OF[act]}` },
  };
  const issue = aWireIssue({
    id,
    status: STATUS[act],
    isResolved,
    endDateTime: isResolved ? now : null,
    startDateTime: begunAt.toISOString(),
    lastModifiedDateTime: now,
    posts: [post],
  });
  await tellIssues(sandbox, tenantId, issue);
}
