import type { OwnTroubleBook } from '../oncall-ports.ts';
import { AnnounceError, type Announcer } from '../outage-ports.ts';

export interface DeliveryWatchNeeds {
  readonly troubles: Pick<OwnTroubleBook, 'failed' | 'worked'>;
  readonly clock: () => Date;
  /** What was watched goes on though it could not be noted. */
  readonly onError: (error: unknown) => void;
}

/**
 * Sees since when no card has arrived though some were tried. What works is seen at the announcer, a call at a time; what
 * fails where a delivery is given up for now, for it may have failed before there was a call.
 */
export function createDeliveryWatch({ troubles, clock, onError }: DeliveryWatchNeeds) {
  const noted =
    <Asked extends unknown[], Done>(call: (...asked: Asked) => Promise<Done>) =>
    async (...asked: Asked): Promise<Done> => {
      const done = await call(...asked);
      await troubles.worked('deliveries', clock()).catch(onError);
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
            await troubles.failed('deliveries', clock(), error.message).catch(onError);
          }
          throw error;
        }
      },
  };
}
