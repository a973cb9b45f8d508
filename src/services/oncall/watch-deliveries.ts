import type { OwnTroubleBook } from '../oncall-ports.ts';
import { AnnounceError, type Announcer } from '../outage-ports.ts';

export interface DeliveryWatchNeeds {
  readonly troubles: Pick<OwnTroubleBook, 'failed' | 'worked'>;
  readonly clock: () => Date;
  /** What was watched goes on though it could not be noted. */
  readonly onError: (error: unknown) => void;
}

/** That calls work is noted so often, and at once after one that has not. */
const NOTED_EVERY_MS = 10_000;

/**
 * Sees since when no card has arrived though some were tried. What works is seen at the announcer, a call at a time; what
 * fails where a delivery is given up for now, for it may have failed before there was a call.
 */
export function createDeliveryWatch({ troubles, clock, onError }: DeliveryWatchNeeds) {
  let notedAt: number | undefined;

  /** Nobody waits for the note: between Teams' taking a message and its id being kept there must be nothing else. */
  function works(): void {
    const now = clock();
    if (notedAt !== undefined && now.getTime() - notedAt < NOTED_EVERY_MS) return;
    notedAt = now.getTime();
    void troubles.worked('deliveries', now).catch(onError);
  }

  const noted =
    <Asked extends unknown[], Done>(call: (...asked: Asked) => Promise<Done>) =>
    async (...asked: Asked): Promise<Done> => {
      const done = await call(...asked);
      works();
      return done;
    };
  return {
    announcer: ({ post, edit, reply, tellPerson }: Announcer): Announcer => ({
      post: noted(post),
      edit: noted(edit),
      reply: noted(reply),
      tellPerson: noted(tellPerson),
    }),
    delivery:
      <Asked extends unknown[]>(tell: (...asked: Asked) => Promise<void>) =>
      async (...asked: Asked): Promise<void> => {
        try {
          await tell(...asked);
        } catch (error) {
          if (error instanceof AnnounceError) {
            notedAt = undefined;
            await troubles.failed('deliveries', clock(), error.message).catch(onError);
          }
          throw error;
        }
      },
  };
}
