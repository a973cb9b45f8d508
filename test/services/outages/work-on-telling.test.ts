import { expect } from 'chai';
import type { FailedJob, Job, JobKind, Jobs } from '../../../src/services/outage-ports.ts';
import { createQueuedDeliveries } from '../../../src/services/outages/queued-deliveries.ts';
import { workOnTelling } from '../../../src/services/outages/work-on-telling.ts';
import { minutesAgo, NOW } from '../../support/builders.ts';

type Run = (jobs: readonly Job<JobKind>[]) => Promise<readonly FailedJob[]>;

describe('telling as jobs', () => {
  it('are named so that what is asked for twice is one', async () => {
    const sent: unknown[] = [];
    const jobs: Pick<Jobs, 'send'> = { send: async (kind, some) => void sent.push([kind, ...some]) };
    const deliveries = createQueuedDeliveries({ jobs, clock: () => NOW });
    const card = { followingId: 'f1', incidentId: 'EX1' };
    await deliveries.tell([card]);
    await deliveries.tell([card], minutesAgo(-1));
    await deliveries.summarize('f1', minutesAgo(1));
    await deliveries.digest('f1');
    expect(sent).to.deep.equal([
      ['tell-place', { key: 'f1 EX1', data: card }],
      ['tell-place', { key: 'f1 EX1', data: card, afterMs: 60_000 }],
      ['tell-summary', { key: 'f1', data: { followingId: 'f1' }, afterMs: 0 }],
      ['tell-digest', { key: 'f1', data: { followingId: 'f1' } }],
    ]);
  });

  it('fail alone: others of the same batch are done', async () => {
    const runs = new Map<JobKind, Run>();
    const told: string[] = [];
    const tell = async (...what: readonly string[]) => {
      if (what.includes('bad')) throw new Error('Teams is down');
      told.push(what.join(' '));
    };
    await workOnTelling(
      { work: async (kind, _options, run) => void runs.set(kind, run as unknown as Run) },
      {
        ...{ tellOutage: tell, tellPlace: tell, tellSummary: tell, tellDigest: tell, tellNote: tell },
        ...{ tellCommunications: tell },
        ...{ tellSignal: tell, tellSignalAt: tell },
      },
    );
    const place = (incidentId: string) => ({ key: `f1 ${incidentId}`, data: { followingId: 'f1', incidentId } });
    const failed = await runs.get('tell-place')?.([place('EX1'), place('bad'), place('EX2')]);
    expect(failed?.map(({ key }) => key)).to.deep.equal(['f1 bad']);
    await runs.get('tell-outage')?.([{ key: 'EX1', data: { incidentId: 'EX1' } }]);
    expect(told).to.deep.equal(['f1 EX1', 'f1 EX2', 'EX1']);
  });
});
