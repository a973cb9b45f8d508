import type { SourceName } from '../../domain/service.ts';
import type { ReadingAge } from '../communication-ports.ts';

/** Message centers are read about once an hour: after three of them without an answer nobody knows what stands there. */
export const STALE_AFTER_MS = 3 * 3600_000;

/** At how many customers a source was not read within so long, or never. `ages` are those of these customers. */
export const silentAmong = (
  tenantIds: readonly string[],
  ages: readonly ReadingAge[],
  source: SourceName,
  { now, staleAfterMs }: { readonly now: Date; readonly staleAfterMs: number },
): number => {
  const heard = new Set(
    ages
      .filter((age) => age.source === source && now.getTime() - (age.readAt?.getTime() ?? 0) < staleAfterMs)
      .map(({ tenantId }) => tenantId),
  );
  return tenantIds.filter((tenantId) => !heard.has(tenantId)).length;
};
