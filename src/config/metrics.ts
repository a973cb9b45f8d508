import { LOOPBACK } from './bot.ts';
import type { Environment } from './certificate.ts';

/** What is wrong with where metrics are told: beyond this machine only to who brings a token. */
export function metricsProblems({ METRICS_PORT, METRICS_BIND, METRICS_TOKEN, PORT }: Environment): readonly string[] {
  const isOpen = METRICS_PORT !== undefined && METRICS_BIND !== undefined && !LOOPBACK.test(METRICS_BIND);
  return [
    ...(isOpen && !METRICS_TOKEN ? ['METRICS_TOKEN: must be set where METRICS_BIND is not a loopback address'] : []),
    ...(METRICS_PORT && METRICS_PORT !== '0' && METRICS_PORT === (PORT ?? '3978')
      ? ['METRICS_PORT: must be another port than PORT']
      : []),
  ];
}
