import { SourceError } from '../domain/source-error.ts';
import type { PartnerEvents, PostedEvent } from '../services/ports.ts';

export interface PartnerCenterEventsNeeds {
  readonly events: PartnerEvents;
  readonly deadline: () => AbortSignal;
  /** Fails when what a refresh would read could not be kept. */
  readonly canKeep: () => Promise<void>;
  /** Reads customers and relationships anew, without being waited for. */
  readonly wake: (event: string) => void;
  readonly onRefusal: (why: string) => void;
}

/** Answers with an HTTP status. */
export type HearPartnerCenter = (posted: PostedEvent) => Promise<number>;

/**
 * An event is a wake-up and nothing else: what has changed is read from Microsoft. 202 when it has woken us, 200 for a
 * test, 401 for what Partner Center has not signed, and 503, so that it is delivered again, when we cannot tell or keep.
 */
export function createHearPartnerCenter(needs: PartnerCenterEventsNeeds): HearPartnerCenter {
  return async (posted) => {
    try {
      const event = await needs.events.read(posted, needs.deadline());
      switch (event.kind) {
        case 'test':
          return 200;
        case 'forged':
          needs.onRefusal('not signed by Partner Center, or pointing elsewhere');
          return 401;
        case 'unreadable':
          needs.onRefusal('signed, and no event');
          return 400;
        case 'change':
          await needs.canKeep();
          needs.wake(event.name);
          return 202;
      }
    } catch (error) {
      needs.onRefusal(error instanceof SourceError ? error.message : `not kept: ${String(error)}`);
      return 503;
    }
  };
}
