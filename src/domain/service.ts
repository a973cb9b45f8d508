import type { HealthStatus } from './health-status.ts';
import type { Licences } from './licences.ts';
import type { Phase } from './phase.ts';
import type { ServiceLinks } from './service-details.ts';

/** Who tells us about services. */
export type SourceName = 'microsoft365' | 'azure';

/** A service that a customer has, as its source sees it. */
export interface Service {
  /** Graph's service id (`Exchange`, `OSDPPlatform`), or `azure`. Unique within its source; names change over time, ids do not. */
  readonly id: string;
  /** The name that Microsoft shows today (`Exchange Online`). */
  readonly name: string;
  readonly source: SourceName;
  readonly phase: Phase;
  readonly status: HealthStatus;
  /** Absent where they are not known, or the service takes none. */
  readonly licences?: Licences;
  /** Only to hosts of portals. */
  readonly links?: ServiceLinks;
}

/** The one service that stands for all of a customer's Azure subscriptions. */
export const AZURE_SERVICE_ID = 'azure';
