import type { Logger } from 'pino';
import { type Companies, createCompanies } from '../bot/company.ts';
import { createHearings, type HearingOf } from '../bot/hearing.ts';
import { createPresence } from '../bot/presence.ts';
import type { Config } from '../config.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import { SourceError } from '../domain/source-error.ts';
import { createAccess } from '../services/access/access.ts';
import { type Audiences, createAudiences } from '../services/access/audiences.ts';
import { createHoldsAzureRole, type HoldsAzureRole } from '../services/access/azure-holders.ts';
import { createGrantsOf } from '../services/access/grants.ts';
import { guardedGroups } from '../services/access/guarded-groups.ts';
import { createRightsOf, type RightsOf } from '../services/access/rights.ts';
import { createAudienceBook } from '../services/adapters/storage/audience-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createTagBook } from '../services/adapters/storage/tag-book.ts';
import { createCircuits } from '../services/health/circuits.ts';
import type { Customers } from './customers.ts';
import type { Microsoft } from './microsoft.ts';
import type { World } from './world.ts';

/** Who may do what, and which conversation may hear it. */
export interface Permissions {
  readonly rightsOf: RightsOf;
  readonly holdsAzureRole: HoldsAzureRole;
  /** Whether the agent holds a role that files support tickets on all of a customer's Azure subscriptions, as of now. */
  agentMayFile(agent: Agent, customer: Customer): Promise<boolean>;
  /** Names of the partner's groups that hold such a role; none where they are not told. */
  whoMayFile(customer: Customer): Promise<readonly string[]>;
  readonly hearingOf: HearingOf;
  /** Takes note of an activity after which a conversation may have other people in it. */
  readonly forgetCompany: Companies['forget'];
  readonly approveAudience: Audiences['approve'];
  /** Completes a name, with customers whom the agent may find. */
  suggestCustomers(agent: Agent, typed: string, most: number): Promise<readonly Customer[]>;
}

const DIRECTORY_LIMIT_MS = 4000;

export interface PermissionsNeeds {
  readonly config: Config;
  readonly world: World;
  readonly db: Database['db'];
  readonly microsoft: Pick<Microsoft, 'groups' | 'azure'>;
  readonly customers: Pick<Customers, 'index' | 'view' | 'mayRead'>;
  readonly log: Logger;
}

export function createPermissions({ config, world, db, microsoft, customers, log }: PermissionsNeeds): Permissions {
  const { clock, deadline, pause } = world;
  const { PARTNER_TENANT_ID: partnerTenantId } = config;
  const groups = guardedGroups(
    microsoft.groups,
    partnerTenantId,
    createCircuits({
      ...world,
      onOpen: ({ kind, message }, _tenantId, openMs) =>
        log.warn({ kind, openMs, why: message }, 'the directory is left alone for a while'),
      onClose: () => log.info('the directory answers again'),
    }),
  );
  const scoping = config.GDAP_SCOPING === 'on';
  if (!scoping) log.warn('GDAP_SCOPING is off: every agent sees all customers of the partner');
  const rightsOf = createRightsOf({
    groups,
    grants: createGrantsOf({ view: customers.view, clock, pause }),
    policy: config.POLICY,
    scoping,
    azureGroups: config.AZURE_GROUPS,
    partnerTenantId,
    clock,
    deadline: () => deadline(DIRECTORY_LIMIT_MS),
    onFailure: ({ kind, message }) => log.warn({ kind, why: message }, 'an agent’s groups could not be read'),
  });
  const companies = createCompanies({
    partnerTenantId,
    clock,
    deadline,
    onFailure: (error) => log.warn({ err: error }, 'who is in a conversation could not be read'),
  });
  const audiences = createAudiences({
    book: createAudienceBook(db),
    tenantsWith: createTagBook(db).tenantsWith,
    byDefault: config.AUDIENCE_DEFAULT,
    clock,
    onApproval: (conversationId, audience, { objectId }) =>
      log.info({ conversationId, audience, by: objectId }, 'an audience was approved'),
  });
  const holders = {
    groups,
    mayRead: customers.mayRead,
    clock,
    deadline: () => deadline(DIRECTORY_LIMIT_MS),
    onFailure: ({ kind, message }: SourceError) =>
      log.warn({ kind, why: message }, 'role assignments of Azure could not be read'),
  };
  const holdsFilingRole = createHoldsAzureRole({ ...holders, assignments: microsoft.azure.filers });
  return {
    rightsOf,
    holdsAzureRole: createHoldsAzureRole({ ...holders, assignments: microsoft.azure.assignments }),
    agentMayFile: (agent, customer) => holdsFilingRole(agent, customer, true),
    async whoMayFile({ tenantId }) {
      try {
        const ids = await microsoft.azure.filers.holdersOf(tenantId, holders.deadline());
        return [...(await microsoft.groups.namesOf(ids, holders.deadline())).values()];
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        holders.onFailure(error);
        return [];
      }
    },
    hearingOf: createHearings({ companies, audiences, presenceOf: createPresence(deadline) }),
    forgetCompany: companies.forget,
    approveAudience: audiences.approve,
    async suggestCustomers(agent, typed, limit) {
      const only = await createAccess(rightsOf, agent).finds();
      const hits = customers.index().search(typed, { limit, only });
      return hits.map(({ customer }) => customer);
    },
  };
}
