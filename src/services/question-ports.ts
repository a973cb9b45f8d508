import type { Service, SourceName } from '../domain/service.ts';

/** That somebody asked about a service of a customer. */
export interface Asked {
  readonly tenantId: string;
  readonly source: SourceName;
  readonly serviceId: string;
  /** As the customer's source calls it. */
  readonly serviceName: string;
  /** Tells agents apart, and says no more of them. */
  readonly by: string;
  readonly at: Date;
}

/** Who asked about what within the last hour, to notice that several customers have the same trouble. */
export interface AskedBook {
  /** The same agent's next question about the same thing takes the place of the one before. */
  note(asked: Asked): Promise<void>;
  /** The latest questions about one service since then, oldest first, of any customer. */
  about(service: Pick<Service, 'source' | 'id'>, since: Date): Promise<readonly Asked[]>;
  /** Services about which as many agents at least have asked since then, for as many customers. */
  crowded(since: Date, atLeast: number): Promise<readonly Pick<Asked, 'source' | 'serviceId'>[]>;
  /** Forgets what is older. Answers how many. */
  purge(before: Date): Promise<number>;
}
