import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createLookUpRequests, type LookUpRequests } from '../services/requests/look-up-requests.ts';
import type { Customers } from './customers.ts';
import type { Microsoft } from './microsoft.ts';
import type { ReaderAccess } from './reader-access.ts';
import type { World } from './world.ts';

export interface RequestsNeeds {
  readonly config: Config;
  readonly world: World;
  readonly access: Pick<ReaderAccess, 'vault'>;
  readonly microsoft: Pick<Microsoft, 'requests'>;
  readonly customers: Pick<Customers, 'mayRead'>;
  readonly log: Logger;
}

/** The service requests that exist already. */
export const createRequests = ({ config, world, access, microsoft, customers, log }: RequestsNeeds): LookUpRequests =>
  createLookUpRequests({
    directory: microsoft.requests,
    isSignedIn: async () => (await access.vault.accounts()).has('partner'),
    mayRead: customers.mayRead,
    clock: world.clock,
    deadline: () => world.deadline(config.SOURCE_TIME_LIMIT_MS),
    onFailure: ({ source, kind, message }, { tenantId }) =>
      log.warn({ source, kind, tenantId, why: message }, 'service requests could not be read'),
  });
