import type { Agent } from '../domain/agent.ts';

/** How a desk reaches an agent, as far as the partner's directory knows. */
export interface AgentContact {
  readonly name: string;
  readonly mail?: string;
  readonly phone?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** Tells how agents are reached. Nothing for who is not in the directory; fails with `SourceError` only. */
export interface ContactDirectory {
  contactOf(agent: Agent, signal: AbortSignal): Promise<AgentContact | undefined>;
}
