import type { Config } from '../config.ts';
import { createAzureHealthSource } from '../services/adapters/azure/health-source.ts';
import { createGraphDomainRegistry } from '../services/adapters/graph/domain-registry.ts';
import { createGraphHealthSource } from '../services/adapters/graph/health-source.ts';
import { createHttp } from '../services/adapters/http/http.ts';
import { createTokens } from '../services/adapters/identity/tokens.ts';
import { createPartnerCenterDirectory } from '../services/adapters/partner-center/directory.ts';
import type { CustomerDirectory, DomainRegistry, HealthSource } from '../services/ports.ts';
import type { World } from './world.ts';

/** Everything that Microsoft tells us, behind our ports. */
export interface Microsoft {
  readonly sources: readonly HealthSource[];
  readonly directory: CustomerDirectory;
  readonly domains: DomainRegistry;
}

/** Audiences of the tokens; they name the API, whatever address it is reached at. */
const SCOPES = {
  graph: 'https://graph.microsoft.com/.default',
  arm: 'https://management.azure.com/.default',
  partnerCenter: 'https://api.partnercenter.microsoft.com/.default',
};

const CUSTOMERS_A_PAGE = 500;

export function createMicrosoft(config: Config, { clock: now, random, sleep, newId }: World): Microsoft {
  const partnerTenantId = config.PARTNER_TENANT_ID;
  const http = createHttp({ now, random, sleep, limitMs: config.SOURCE_TIME_LIMIT_MS / 2 });
  const tokens = createTokens({
    authorityHost: config.LOGIN_URL,
    tenantId: partnerTenantId,
    clientId: config.READER_CLIENT_ID,
    clientSecret: config.READER_CLIENT_SECRET,
    now,
  });
  const graph = { baseUrl: config.GRAPH_URL, tokens, scope: SCOPES.graph, http };
  return {
    sources: [
      createGraphHealthSource({ ...graph, now }),
      createAzureHealthSource({ baseUrl: config.ARM_URL, tokens, scope: SCOPES.arm, http, now }),
    ],
    directory: createPartnerCenterDirectory({
      baseUrl: config.PARTNER_CENTER_URL,
      tokens,
      partnerTenantId,
      scope: SCOPES.partnerCenter,
      http,
      newId,
      pageSize: CUSTOMERS_A_PAGE,
    }),
    domains: createGraphDomainRegistry({ ...graph, partnerTenantId }),
  };
}
