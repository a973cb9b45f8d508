import { expect } from 'chai';
import { createPrometheus } from '../../../../src/services/adapters/metrics/prometheus.ts';
import type { Stock } from '../../../../src/services/metrics-ports.ts';

const EMPTY: Stock = { jobs: [], data: [] };

describe('metrics for Prometheus', () => {
  const aMeter = () => createPrometheus({ ofProcess: false });

  it('count looks, jobs, deliveries, alerts and early signals, and measure from reading to card', async () => {
    const meters = aMeter();
    meters.looked('microsoft365', 'answered', 0.3);
    meters.looked('azure', 'throttled', 1);
    meters.worked('tell-place', 'failed', 2);
    meters.delivered({ kind: 'post', readAt: new Date(0), at: new Date(42_000) });
    meters.alerted(202);
    meters.signalled('published');
    const text = await meters.text(async () => EMPTY);
    for (const line of [
      'healthdesk_looks_total{source="microsoft365",outcome="answered"} 1',
      'healthdesk_looks_total{source="azure",outcome="throttled"} 1',
      'healthdesk_jobs_total{kind="tell-place",outcome="failed"} 2',
      'healthdesk_deliveries_total{kind="post"} 1',
      'healthdesk_detect_to_card_seconds_sum{kind="post"} 42',
      'healthdesk_detect_to_card_seconds_bucket{le="60",kind="post"} 1',
      'healthdesk_azure_alerts_total{status="202"} 1',
      'healthdesk_early_signals_total{outcome="published"} 1',
      'healthdesk_database_up 1',
    ])
      expect(text).to.include(line);
  });

  it('show how the database stands now, and nothing of before when it does not answer', async () => {
    const meters = aMeter();
    const stock: Stock = {
      jobs: [{ kind: 'look', due: 3, later: 40, underWay: 2, oldestDueS: 7 }],
      data: [{ source: 'azure', fresh: 5, stale: 1, silent: 2, oldestS: 1800 }],
    };
    const text = await meters.text(async () => stock);
    expect(text).to.include('healthdesk_queue_jobs{kind="look",state="due"} 3');
    expect(text).to.include('healthdesk_queue_oldest_due_seconds{kind="look"} 7');
    expect(text).to.include('healthdesk_customers{source="azure",data="none"} 2');
    expect(text).to.include('healthdesk_data_oldest_seconds{source="azure"} 1800');
    const down = await meters.text(() => Promise.reject(new Error('no database')));
    expect(down).to.include('healthdesk_database_up 0').and.not.include('healthdesk_queue_jobs{');
  });

  it('tell of the process itself where that is wanted', async () => {
    const meters = createPrometheus({ ofProcess: true });
    expect(await meters.text(async () => EMPTY)).to.include('process_resident_memory_bytes');
  });
});
