import type { Customer } from '../../domain/customer.ts';
import { type AccessAssignment, givesRights, type Relationship } from '../../domain/gdap.ts';
import { accessPortals } from '../../domain/portal-links.ts';
import { createAccessView } from '../../services/access/access-view.ts';
import { createGrants } from '../../services/access/grants.ts';
import { createIsIndirect } from '../../services/access/is-indirect.ts';
import { createMayRead } from '../../services/access/may-read.ts';
import type { Way } from '../../services/access/ways.ts';
import { allOf } from '../../services/adapters/http/pages.ts';
import type { Database } from '../../services/adapters/storage/database.ts';
import { createOffboardingBook } from '../../services/adapters/storage/offboarding-book.ts';
import type { AccountNeeds } from '../../services/checkup/accounts.ts';
import type { CustomerPlace } from '../../services/checkup/customer-remedies.ts';
import type { ReadAzure } from '../../services/checkup/look-at-azure.ts';
import type { LookNeeds } from '../../services/checkup/look-at-customer.ts';
import { unlessSilent } from '../../services/checkup/unless-silent.ts';
import { createMergedDirectory } from '../../services/customers/merged-directory.ts';
import { fewAtOnce } from '../../services/few-at-once.ts';
import { indirectBy } from '../desks.ts';
import { createMicrosoft } from '../microsoft.ts';
import { azureDeskGap, createAskAzureDesk } from './desks.ts';
import { type DoctorsDesk, LIST_LIMIT_MS } from './needs.ts';

export interface DoctorsView {
  /** All customers that any source names now. */
  known(): Promise<readonly Customer[]>;
  /** What it takes to look at these. */
  lookNeeds(customers: readonly Customer[]): Promise<LookNeeds>;
}

const AT_ONCE = 4;

export function createDoctorsView(
  desk: DoctorsDesk,
  read: {
    readonly db: Database['db'];
    readonly relationships: readonly Relationship[];
    readonly accounts: AccountNeeds['accounts'];
  },
): DoctorsView {
  const { config, world, microsoft } = desk;
  const { clock, deadline } = world;

  async function assignmentsOf(customers: readonly Customer[]) {
    const wanted = new Set(customers.map(({ tenantId }) => tenantId.toLowerCase()));
    const giving = read.relationships.filter((one) => givesRights(one) && wanted.has(one.tenantId.toLowerCase()));
    const pages: (readonly AccessAssignment[])[] = [];
    await fewAtOnce(AT_ONCE, giving, async (relationship) => {
      pages.push(await microsoft.relationships.assignments(relationship, deadline(LIST_LIMIT_MS)));
    });
    return pages.flat();
  }
  const { resellerOf } = microsoft;

  return {
    async known() {
      const directory = createMergedDirectory({
        sources: microsoft.directories,
        lastKnown: () => [],
        withDomains: async (customers) => customers,
        // Each source has a row of its own, which says why.
        onFailure: () => {},
      });
      return await allOf(directory.pages(deadline(LIST_LIMIT_MS))).catch(unlessSilent([]));
    },
    async lookNeeds(customers) {
      const assignments = await assignmentsOf(customers).catch(unlessSilent(undefined));
      const view = createAccessView({
        relationships: read.relationships,
        assignments: assignments ?? [],
        offboarded: await createOffboardingBook(read.db).all(),
        isKnown: true,
      });
      const now = clock();
      const directory = microsoft.relationships;
      const isIndirect = createIsIndirect({ view: () => view, directory, ...indirectBy(config), clock });
      const ways: readonly Way[] = read.accounts?.has('reader') ? ['delegated', 'app-only'] : ['app-only'];
      return {
        view,
        now,
        grants: assignments && (await createGrants(view, now, world.pause)),
        mayRead: createMayRead({ view: () => view, clock }),
        reads: ways.map((way) => ({ way, read: createReadHealth(desk, way) })),
        readAzure: createReadAzure(desk),
        azureDesk: azureDeskGap(desk) ? undefined : createAskAzureDesk(desk, isIndirect),
        groupNames: (ids) => microsoft.groups.namesOf(ids, deadline(LIST_LIMIT_MS)),
        resellerOf: resellerOf && ((tenantId) => resellerOf(tenantId, deadline(LIST_LIMIT_MS))),
        readerGroupId: config.GDAP_READER_GROUP_ID,
        warningDays: config.ACCESS_WARNING_DAYS,
        placeOf: (customer) => placeOf(desk, customer, view.relationshipsOf(customer.tenantId)),
      };
    },
  };
}

/** Asks what the bot would ask, as if this way were the only one. */
function createReadHealth({ config, world, access }: DoctorsDesk, way: Way) {
  const { sources } = createMicrosoft(config, world, { ...access, byWay: (make) => make(access.tokens[way]) });
  const health = sources.find(({ name }) => name === 'microsoft365');
  return async (customer: Customer): Promise<void> => {
    await health?.read(customer, world.deadline(config.SOURCE_TIME_LIMIT_MS));
  };
}

/** By one way into the customer's tenant, and by Lighthouse; what is found out is noted nowhere. */
function createReadAzure({ config, world, access }: DoctorsDesk): (way: Way) => ReadAzure {
  const azureWays = { wayOf: async () => undefined, note: async () => {} };
  const azureBy = (way: Way) =>
    createMicrosoft(config, world, { ...access, azureWays, customers: access.tokens[way] }).sources.find(
      ({ name }) => name === 'azure',
    );
  const sources = { delegated: azureBy('delegated'), 'app-only': azureBy('app-only') };
  return (way) => async (customer) =>
    (await sources[way]?.read(customer, world.deadline(config.SOURCE_TIME_LIMIT_MS))) ?? { services: [] };
}

function placeOf({ config }: DoctorsDesk, customer: Customer, relationships: readonly Relationship[]): CustomerPlace {
  const { tenantId, name } = customer;
  const waiting = relationships.find(({ status }) => status === 'approval-pending');
  const { page, invitation } = accessPortals(config.PORTAL_TEMPLATES, customer, waiting?.id);
  return {
    tenantId,
    name,
    consentLink: `${config.cloud.login}/${tenantId}/adminconsent?client_id=${config.READER_CLIENT_ID}`,
    page: page.url,
    renewal: invitation
      ? `A relationship waits for approval: a Global Administrator there opens ${invitation.url}.`
      : `Ask for a new GDAP relationship, from the customer’s page in Partner Center: ${page.url}.`,
  };
}
