import type { SourceName } from '../../domain/service.ts';

/** Names the job that looks at one source of one customer: there is never more than one of it. */
export const lookKey = (tenantId: string, source: SourceName): string => `${source} ${tenantId}`;
