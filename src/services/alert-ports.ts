/** Whose Azure an address of ours stands for. */
export interface AlertPath {
  /** In small letters. */
  readonly tenantId: string;
  /** The subscriptions that alerts may name here, in small letters. */
  readonly subscriptionIds: readonly string[];
  readonly since: Date;
}

/** The addresses that customers' Azure Monitor posts to, by a secret that is kept nowhere but in the address itself. */
export interface AlertPathBook {
  /** In place of all that the customer had. */
  keep(secret: string, path: AlertPath): Promise<void>;
  find(secret: string): Promise<AlertPath | undefined>;
  all(): Promise<readonly AlertPath[]>;
  /** False when there was none. */
  revoke(tenantId: string): Promise<boolean>;
}

/** What an alert of Azure Service Health is worth to us. What else it says is used for nothing. */
export interface AzureAlert {
  /** In small letters. */
  readonly subscriptionIds: readonly string[];
  /** For the log. */
  readonly trackingId?: string;
  readonly services: readonly string[];
}

/** Nothing for what is no such alert. */
export type ReadAzureAlert = (body: string) => AzureAlert | undefined;

/** Whoever posted has not proven to be Azure Monitor. Its message is for our log, never for the caller. */
export class NotAzureMonitorError extends Error {
  override readonly name = 'NotAzureMonitorError';
}

/** Proves that Azure Monitor of this tenant has posted. Fails with `NotAzureMonitorError`, or otherwise when it cannot tell. */
export type ProveAzureMonitor = (authorization: string, tenantId: string) => Promise<void>;
