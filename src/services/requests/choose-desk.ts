import type { DeskReadiness } from '../../domain/filing.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { MayRead } from '../access/may-read.ts';
import type { DeskQuestion, RequestDesk } from '../desk-ports.ts';

/** A desk, and what it says to a customer, a service and an agent. */
export interface DeskChoice {
  readonly desk: RequestDesk;
  readonly readiness: DeskReadiness;
}

export interface ChooseDeskNeeds {
  /** In the order in which they are offered. */
  readonly desks: readonly RequestDesk[];
  readonly mayRead: MayRead;
  readonly deadline: () => AbortSignal;
  readonly onFailure: (failure: SourceError, question: DeskQuestion) => void;
}

export type ChooseDesk = (question: DeskQuestion) => Promise<readonly DeskChoice[]>;

/**
 * What every desk says, those first that file by themselves, then those that leave it to the agent's hands, then those that
 * are none for this. Never rejects for a silent desk. A customer whom we may not read any more has no desk of Microsoft's.
 */
export function createChooseDesk({ desks, mayRead, deadline, onFailure }: ChooseDeskNeeds): ChooseDesk {
  return async (question) => {
    const signal = deadline();
    const choices = await Promise.all(
      desks.map(async (desk): Promise<DeskChoice> => {
        if (desk.kind !== 'own' && !mayRead(question.customer).may)
          return { desk, readiness: { kind: 'not-here', why: 'no-access' } };
        try {
          return { desk, readiness: await desk.readiness(question, signal) };
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          onFailure(error, question);
          return { desk, readiness: { kind: 'failed', failure: error } };
        }
      }),
    );
    return choices.toSorted((one, other) => ORDER[one.readiness.kind] - ORDER[other.readiness.kind]);
  };
}

const ORDER: Readonly<Record<DeskReadiness['kind'], number>> = { ready: 0, 'hand-off': 1, failed: 2, 'not-here': 3 };
