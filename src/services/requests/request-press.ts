import type { Agent } from '../../domain/agent.ts';
import type { FiledRequest, RequestEvent } from '../../domain/filed-request.ts';
import type { Announcement } from '../announce-ports.ts';

/** Makes messages of a request as it stands now, in the language of its contact. */
export interface RequestPress {
  /**
   * How it stands: `shared` for a conversation of several people, else for the chat of who filed it. Nothing where what
   * stands there takes words that somebody may be typing just now.
   */
  card(request: FiledRequest, shared: boolean, now: Date): Announcement | undefined;
  /** What has happened, to one person. */
  news(request: FiledRequest, news: readonly RequestEvent[], to: Agent, now: Date): Announcement;
  /** In place of a card whose readers may not hear of the customer any more. */
  withdrawn(request: FiledRequest): Announcement;
}
