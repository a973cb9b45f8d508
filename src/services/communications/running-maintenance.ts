import { type Communication, maintenanceStage, type SharedCommunication } from '../../domain/communication.ts';
import type { CommunicationBook } from '../communication-ports.ts';

/** Planned maintenance under way just now, anywhere, with the customers that are told of it. */
export type RunningMaintenance = () => Promise<readonly SharedCommunication[]>;

export interface RunningMaintenanceNeeds {
  readonly book: Pick<CommunicationBook, 'all'>;
  readonly clock: () => Date;
}

/** Deliveries and questions come by the hundred, and maintenance is announced days ahead. */
const KEPT_MS = 15_000;

export function createRunningMaintenance({ book, clock }: RunningMaintenanceNeeds): RunningMaintenance {
  let kept: { readonly at: number; readonly planned: Promise<readonly SharedCommunication[]> } | undefined;

  const planned = (now: number): Promise<readonly SharedCommunication[]> => {
    if (!kept || now - kept.at >= KEPT_MS) {
      const asked = book.all('maintenance');
      kept = { at: now, planned: asked };
      asked.catch(() => {
        kept = undefined;
      });
    }
    return kept.planned;
  };

  return async () => {
    const now = clock();
    return (await planned(now.getTime())).filter(({ communication }) => isRunning(communication, now));
  };
}

const isRunning = (one: Communication, now: Date): boolean =>
  one.kind === 'maintenance' && maintenanceStage(one, now) === 'running';
