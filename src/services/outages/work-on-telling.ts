import type { Job, JobKind, Jobs, WorkOptions } from '../outage-ports.ts';

export interface TellingWork {
  readonly tellOutage: (incidentId: string) => Promise<void>;
  readonly tellPlace: (followingId: string, incidentId: string) => Promise<void>;
  readonly tellSummary: (followingId: string) => Promise<void>;
  readonly tellDigest: (followingId: string) => Promise<void>;
  readonly tellCommunications: (followingId: string) => Promise<void>;
  readonly tellNote: (followingId: string) => Promise<void>;
  readonly tellSignal: (signalId: string) => Promise<void>;
  readonly tellSignalAt: (signalId: string, followingId: string) => Promise<void>;
}

/** A delivery waits for Teams most of its time, and for its turn to speak: enough for three seconds of Teams' fifty. */
const DELIVERIES: WorkOptions = { batch: 25, batches: 6 };
const OTHERS: WorkOptions = { batch: 10, batches: 1 };

/** Begins to tell of outages, until the jobs are stopped. What does not work out is tried again by itself. */
export async function workOnTelling(jobs: Pick<Jobs, 'work'>, telling: TellingWork): Promise<void> {
  const each = <Kind extends JobKind>(
    kind: Kind,
    options: WorkOptions,
    run: (data: Job<Kind>['data']) => Promise<void>,
  ) =>
    jobs.work(kind, options, async (batch) => {
      const ended = await Promise.allSettled(batch.map(({ data }) => run(data)));
      return ended.flatMap((one, at) =>
        one.status === 'rejected' ? [{ key: batch[at]?.key ?? '', error: one.reason as unknown }] : [],
      );
    });
  await each('tell-outage', OTHERS, ({ incidentId }) => telling.tellOutage(incidentId));
  await each('tell-place', DELIVERIES, ({ followingId, incidentId }) => telling.tellPlace(followingId, incidentId));
  await each('tell-summary', OTHERS, ({ followingId }) => telling.tellSummary(followingId));
  await each('tell-digest', OTHERS, ({ followingId }) => telling.tellDigest(followingId));
  await each('tell-communications', OTHERS, ({ followingId }) => telling.tellCommunications(followingId));
  await each('tell-note', OTHERS, ({ followingId }) => telling.tellNote(followingId));
  await each('tell-signal', OTHERS, ({ signalId }) => telling.tellSignal(signalId));
  await each('tell-signal-at', OTHERS, ({ signalId, followingId }) => telling.tellSignalAt(signalId, followingId));
}
