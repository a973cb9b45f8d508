import type { FiledRequest } from '../../src/domain/filed-request.ts';
import type { DeskReadiness, DeskReceipt, FilingOutcome } from '../../src/domain/filing.ts';
import type { DeskState } from '../../src/domain/request-reading.ts';
import { SourceError } from '../../src/domain/source-error.ts';
import type { RequestDesk } from '../../src/services/desk-ports.ts';

export const NOT_NOW = new SourceError('unreachable', 'own-desk', 'made for a test');

/** A desk in memory: what it has, and how it goes wrong. */
export interface MemoryDesk extends RequestDesk {
  /** By key. */
  readonly taken: Map<string, DeskReceipt>;
  readonly state: Map<string, DeskState>;
  readonly notes: string[];
  /** What the next filing answers: after the request was taken, before it, or not at all. */
  readonly script: (FilingOutcome['kind'] | 'lost' | 'dies')[];
  /** How often it was asked to file. */
  readonly count: () => number;
  readiness: (...asked: Parameters<RequestDesk['readiness']>) => Promise<DeskReadiness>;
}

export function aMemoryDesk(): MemoryDesk {
  const taken = new Map<string, DeskReceipt>();
  const state = new Map<string, DeskState>();
  const script: MemoryDesk['script'] = [];
  const notes: string[] = [];
  let count = 0;
  const take = (key: string): DeskReceipt => {
    const receipt = taken.get(key) ?? { number: `D-${taken.size + 1}`, ref: key };
    taken.set(key, receipt);
    return receipt;
  };
  return {
    id: 'own',
    kind: 'own',
    taken,
    state,
    notes,
    script,
    count: () => count,
    readiness: async () => ({ kind: 'ready', needs: [], subscriptions: [] }),
    async file(_, key): Promise<FilingOutcome> {
      count += 1;
      const answer = script.shift() ?? 'filed';
      if (answer === 'refused') return { kind: 'refused', why: 'other', fields: [], said: 'No.' };
      if (answer === 'failed' || answer === 'lost')
        return { kind: answer === 'lost' ? 'unclear' : 'failed', failure: NOT_NOW };
      if (answer === 'handed-off') return { kind: answer, handOff: { portals: [], why: 'no-api', parts: [] } };
      const receipt = take(key);
      if (answer === 'dies') throw new Error('the process dies here');
      return answer === 'unclear' ? { kind: answer, failure: NOT_NOW } : { kind: 'filed', receipt };
    },
    async find(_, key) {
      const receipt = taken.get(key);
      return receipt ? { kind: 'filed', receipt } : { kind: 'absent' };
    },
    read: async ({ id }: FiledRequest) => state.get(id),
    async addNote(_, { text }) {
      notes.push(text);
      return 'added';
    },
    close: async () => 'added',
  };
}
