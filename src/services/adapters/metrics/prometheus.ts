import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meters, Stock } from '../../metrics-ports.ts';

export interface Prometheus extends Meters {
  /** All of it in Prometheus' text format. `stock` may fail: then that is what is told. */
  text(stock: () => Promise<Stock>): Promise<string>;
  readonly contentType: string;
}

export interface PrometheusOptions {
  /** Memory, event loop and garbage collection of this process too: these are measured for as long as it lives. */
  readonly ofProcess: boolean;
}

const LOOK_S = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15];
const TELL_S = [1, 2, 5, 10, 20, 30, 60, 75, 120, 300, 900];

/** Meters in a registry of their own. `docs/operations.md` says what each one means. */
export function createPrometheus({ ofProcess }: PrometheusOptions): Prometheus {
  const register = new Registry();
  const registers = [register];
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `healthdesk_${name}`, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `healthdesk_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], ...labelNames: Label[]) =>
    new Histogram({ name: `healthdesk_${name}`, help, buckets, labelNames, registers });

  const looks = counter('looks_total', 'Looks at one source of one customer, by how they ended.', 'source', 'outcome');
  const lookS = histogram('look_seconds', 'How long looks took.', LOOK_S, 'source');
  const jobs = counter(
    'jobs_total',
    'Background jobs of this process; those that failed are tried again.',
    'kind',
    'outcome',
  );
  const deliveries = counter('deliveries_total', 'Calls that Teams has taken.', 'kind');
  const toCardS = histogram(
    'detect_to_card_seconds',
    'From reading it at Microsoft to its card in Teams.',
    TELL_S,
    'kind',
  );
  const signals = counter('early_signals_total', 'Early signals, by what became of them.', 'outcome');
  const alerts = counter('azure_alerts_total', 'Alerts of Azure Monitor, by the status they were answered.', 'status');
  const depth = gauge('queue_jobs', 'Jobs of all replicas, by state.', 'kind', 'state');
  const oldestDue = gauge('queue_oldest_due_seconds', 'For how long the oldest job has been due.', 'kind');
  const customers = gauge(
    'customers',
    'Customers by how old our data is: 15 minutes at most, older, or none.',
    'source',
    'data',
  );
  const oldest = gauge('data_oldest_seconds', 'Age of the oldest answer of any customer.', 'source');
  const databaseUp = gauge('database_up', '1 when the database answered this scrape.');
  if (ofProcess) collectDefaultMetrics({ register });

  function show({ jobs: depths, data }: Stock): void {
    for (const { kind, due, later, underWay, oldestDueS } of depths) {
      depth.set({ kind, state: 'due' }, due);
      depth.set({ kind, state: 'later' }, later);
      depth.set({ kind, state: 'under-way' }, underWay);
      oldestDue.set({ kind }, oldestDueS);
    }
    for (const { source, fresh, stale, silent, oldestS } of data) {
      customers.set({ source, data: 'fresh' }, fresh);
      customers.set({ source, data: 'stale' }, stale);
      customers.set({ source, data: 'none' }, silent);
      oldest.set({ source }, oldestS);
    }
  }

  return {
    contentType: register.contentType,
    looked(source, outcome, seconds) {
      looks.inc({ source, outcome });
      lookS.observe({ source }, seconds);
    },
    worked: (kind, outcome, count) => jobs.inc({ kind, outcome }, count),
    delivered({ kind, readAt, at }) {
      deliveries.inc({ kind });
      toCardS.observe({ kind }, Math.max(0, at.getTime() - readAt.getTime()) / 1000);
    },
    signalled: (outcome) => signals.inc({ outcome }),
    alerted: (status) => alerts.inc({ status }),
    async text(stock) {
      for (const one of [depth, oldestDue, customers, oldest]) one.reset();
      await stock().then(
        (found) => {
          show(found);
          databaseUp.set(1);
        },
        () => databaseUp.set(0),
      );
      return await register.metrics();
    },
  };
}
