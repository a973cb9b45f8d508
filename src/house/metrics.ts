import type { Logger } from 'pino';
import { type MetricsServer, openMetricsServer } from '../bot/metrics-server.ts';
import type { Config } from '../config.ts';
import type { Prometheus } from '../services/adapters/metrics/prometheus.ts';
import type { Stock } from '../services/metrics-ports.ts';

export interface MetricsNeeds {
  readonly config: Pick<Config, 'METRICS_PORT' | 'METRICS_BIND' | 'METRICS_TOKEN'>;
  readonly meters: Prometheus;
  readonly stock: () => Promise<Stock>;
  readonly log: Logger;
}

/** Where metrics are read; nothing unless a port is set. Fails with `PortInUseError`. */
export async function openMetrics({ config, meters, stock, log }: MetricsNeeds): Promise<MetricsServer | undefined> {
  const { METRICS_PORT: port, METRICS_BIND: host, METRICS_TOKEN: token } = config;
  if (port === undefined) return undefined;
  const server = await openMetricsServer({
    port,
    host,
    token,
    text: () => meters.text(stock),
    contentType: meters.contentType,
    onError: (error) => log.error({ err: error }, 'metrics could not be told'),
  });
  log.info({ url: server.url }, 'metrics are told');
  return server;
}
