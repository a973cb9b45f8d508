import type { Agent } from '../domain/agent.ts';
import type { ReplyManner, TakenReply } from '../domain/reply.ts';

/** How customers are written to, and what they were told about which incident. */
export interface ReplyBook {
  /** Nothing until somebody has said so. */
  mannerOf(tenantId: string): Promise<ReplyManner | undefined>;
  /** For everybody who writes to this customer. */
  keepManner(tenantId: string, manner: ReplyManner, by: Agent, at: Date): Promise<void>;
  /** The same id is kept once. */
  keep(reply: TakenReply): Promise<void>;
  /** Of one customer about these incidents, the newest first. */
  taken(tenantId: string, incidentIds: readonly string[]): Promise<readonly TakenReply[]>;
  /** Forgets what was taken before then. Answers how many. */
  purge(before: Date): Promise<number>;
  forgetCustomers(tenantIds: readonly string[]): Promise<void>;
}
