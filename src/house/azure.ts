import { scopeOf } from '../clouds.ts';
import type { Config } from '../config.ts';
import filingRoles from '../domain/azure-filing-roles.json' with { type: 'json' };
import { createAzureAssignments } from '../services/adapters/azure/assignments.ts';
import { createEmergingIssues } from '../services/adapters/azure/emerging.ts';
import { createAzureHealthSource } from '../services/adapters/azure/health-source.ts';
import { createLighthouse } from '../services/adapters/azure/lighthouse.ts';
import { createSupportClient } from '../services/adapters/azure/support/client.ts';
import { type AzureDeskSettings, createAzureDesk } from '../services/adapters/azure/support/desk.ts';
import type { ReachSettings } from '../services/adapters/azure/support/reach.ts';
import type { Http } from '../services/adapters/http/http.ts';
import { createAzureEntitlements } from '../services/adapters/partner-center/azure-entitlements.ts';
import type { RequestDesk } from '../services/desk-ports.ts';
import type { AzureAssignments, HealthSource } from '../services/ports.ts';
import type { ReaderAccess } from './reader-access.ts';
import type { World } from './world.ts';

/** What Azure tells us, by both ways to a customer's subscriptions. */
export interface Azure {
  readonly source: HealthSource;
  readonly assignments: AzureAssignments;
  /** Who may file support tickets. */
  readonly filers: AzureAssignments;
  readonly createDesk: (needs: Omit<AzureDeskSettings, keyof ReachSettings | 'now' | 'sleep'>) => RequestDesk;
  /** A person asks anew: what was asked once for all customers is asked again. */
  askAgain(): void;
}

export function createAzure(
  config: Config,
  { clock: now, newId, sleep, deadline: limit }: World,
  access: ReaderAccess,
  http: Http,
): Azure {
  const { cloud, PARTNER_TENANT_ID: partnerTenantId } = config;
  const arm = { baseUrl: cloud.arm.url, scope: scopeOf(cloud.arm), http, now };
  // Half of what a source may take, so that the other way still answers when one is silent.
  const deadline = () => limit(config.SOURCE_TIME_LIMIT_MS / 2);
  const shared = { ...arm, tokens: access.home, partnerTenantId, keptMs: config.CACHE_MS, deadline };
  const lighthouse = createLighthouse(shared);
  const emerging = createEmergingIssues(shared);
  const entitlements = createAzureEntitlements({
    baseUrl: cloud.partnerCenter.url,
    tokens: access.partnerAccount,
    isOpen: async () => config.PARTNER_CENTER === 'on' && (await access.vault.accounts()).has('partner'),
    partnerTenantId,
    scope: scopeOf(cloud.partnerCenter),
    http,
    newId,
    now,
    deadline,
  });
  const customers = { ...arm, tokens: access.customers, lighthouse, entitlements, ways: access.azureWays };
  return {
    source: createAzureHealthSource({ ...customers, emerging }),
    assignments: createAzureAssignments(customers),
    filers: createAzureAssignments(customers, Object.values(filingRoles)),
    createDesk: (needs) =>
      createAzureDesk({
        ...needs,
        find: customers,
        client: createSupportClient(arm),
        home: access.home,
        partnerTenantId,
        now,
        sleep,
      }),
    askAgain() {
      lighthouse.again();
      emerging.again();
    },
  };
}
