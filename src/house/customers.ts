import type { Logger } from 'pino';
import { createHearPartnerCenter, type HearPartnerCenter } from '../bot/partner-center-events.ts';
import type { Config } from '../config.ts';
import type { Customer } from '../domain/customer.ts';
import entraRoles from '../domain/entra-roles.json' with { type: 'json' };
import { createEndingSoon } from '../services/access/access-end.ts';
import { createNoticeAccess, type NoticeAccess } from '../services/access/access-notice.ts';
import type { AccessView } from '../services/access/access-view.ts';
import { createRelationshipKeeping } from '../services/access/keep-relationships.ts';
import { createMayRead, hasEnded, type MayRead } from '../services/access/may-read.ts';
import { createCustomerBook } from '../services/adapters/storage/customer-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createOffboardingBook } from '../services/adapters/storage/offboarding-book.ts';
import { createRelationshipBook } from '../services/adapters/storage/relationship-book.ts';
import { createTagBook } from '../services/adapters/storage/tag-book.ts';
import { createFillDomains } from '../services/customers/fill-domains.ts';
import { type CustomerKeeping, createCustomerKeeping } from '../services/customers/keep-customers.ts';
import { createMergedDirectory } from '../services/customers/merged-directory.ts';
import { createOffboarding, type Offboarding } from '../services/customers/offboard.ts';
import { createTagging, type Tagging } from '../services/customers/tagging.ts';
import type { RelationshipBook } from '../services/ports.ts';
import type { Microsoft } from './microsoft.ts';
import type { World } from './world.ts';

/** Who the partner's customers are, and by what right they are read. */
export interface Customers extends Pick<CustomerKeeping, 'index' | 'known'> {
  readonly tagging: Tagging;
  readonly relationships: RelationshipBook;
  /** Relationships and assignments as last read. */
  readonly view: () => AccessView;
  readonly mayRead: MayRead;
  readonly noticeAccess: NoticeAccess;
  /** `forget` lets go of what was read of a customer elsewhere. */
  offboarding(forget: (tenantId: string) => Promise<void>): Offboarding;
  /** A customer of whom others may hear: nothing once we may not read it any more. */
  inCare(tenantId: string): Customer | undefined;
  load(): Promise<void>;
  /** Reads customers and relationships anew. */
  refresh(): Promise<void>;
  /** What is not known yet that answers need, as a sentence; nothing when all is, or when the first reading has failed. */
  missing(): string | undefined;
  /** Absent while its events are not wanted. */
  readonly hearPartnerCenter: HearPartnerCenter | undefined;
  /** Resolves when no refresh is under way that an event has woken. */
  idle(): Promise<void>;
}

const REFRESH_LIMIT_MS = 5 * 60_000;
const EVENT_LIMIT_MS = 10_000;

export interface CustomersNeeds {
  readonly config: Config;
  readonly world: World;
  readonly database: Pick<Database, 'db' | 'ping'>;
  readonly microsoft: Microsoft;
  readonly log: Logger;
}

export function createCustomers({ config, world, database, microsoft, log }: CustomersNeeds): Customers {
  const { db, ping } = database;
  const { clock } = world;
  const book = createRelationshipBook(db);
  const offboardings = createOffboardingBook(db);
  const relationships = createRelationshipKeeping({
    directory: microsoft.relationships,
    book,
    offboardings,
    clock,
    onError: (error) => log.warn({ err: error }, 'the relationships could not be refreshed'),
  });
  const { view } = relationships;

  const lastKnown = (): readonly Customer[] => customers.known();
  const customers: CustomerKeeping = createCustomerKeeping({
    directory: createMergedDirectory({
      sources: microsoft.directories,
      lastKnown,
      withDomains: createFillDomains({
        tenants: microsoft.domains,
        lastKnown: (tenantId) => customers.index().byTenantId(tenantId)?.domain,
        onFailure: (error) => log.warn({ err: error }, 'some customers stay without a domain'),
      }),
      onFailure: (relation, error) => log.warn({ err: error, relation }, 'one list of customers could not be read'),
    }),
    book: createCustomerBook(db),
    clock,
    isOffboarded: (tenantId) => view().offboardedAt(tenantId) !== undefined,
    onError: (error) => log.warn({ err: error }, 'the customer list could not be refreshed'),
  });

  const tagging = createTagging({ book: createTagBook(db), customers: customers.index, clock });

  const load = async (): Promise<void> => {
    await relationships.load();
    await customers.load();
    await tagging.load();
  };
  const refresh = async (): Promise<void> => {
    const limit = () => world.deadline(REFRESH_LIMIT_MS);
    const [, refreshed] = await Promise.all([relationships.refresh(limit()), customers.refresh(limit())]);
    await tagging.load();
    if (refreshed) log.info(refreshed, 'customers read');
  };
  let woken: Promise<void> = Promise.resolve();
  /** Rights need relationships and assignments: from an earlier run, or from the first reading of this one. */
  let rightsKnown = false;
  const mayRead = createMayRead({ view, clock });
  const need = { roleIds: Object.values(entraRoles.health), groupId: config.GDAP_READER_GROUP_ID };

  return {
    index: tagging.index,
    known: customers.known,
    tagging,
    relationships: book,
    view,
    mayRead,
    noticeAccess: createNoticeAccess({
      mayRead,
      view,
      endingSoon: createEndingSoon({ view, need, clock }),
      warningDays: config.ACCESS_WARNING_DAYS,
      portals: config.PORTAL_TEMPLATES,
      parting: { applicationId: config.READER_CLIENT_ID, historyDays: config.HISTORY_DAYS_AFTER_OFFBOARDING },
    }),
    offboarding: (forget) =>
      createOffboarding({
        book: offboardings,
        clock,
        known: customers.known,
        offboardedAt: (tenantId) => view().offboardedAt(tenantId),
        reload: load,
        forget,
      }),
    inCare(tenantId) {
      const customer = customers.index().byTenantId(tenantId);
      return customer && !hasEnded(mayRead(customer)) ? customer : undefined;
    },
    async load() {
      await load();
      rightsKnown = view().isKnown;
    },
    async refresh() {
      await refresh();
      rightsKnown = true;
    },
    missing() {
      if (customers.index().size === 0) return 'no customers have been read yet';
      return rightsKnown ? undefined : 'who may see which customer has not been read yet';
    },
    hearPartnerCenter:
      config.PARTNER_CENTER_WEBHOOK === 'off'
        ? undefined
        : createHearPartnerCenter({
            events: microsoft.events,
            deadline: () => world.deadline(EVENT_LIMIT_MS),
            canKeep: ping,
            wake: (event) => {
              log.info({ event }, 'Partner Center tells of a change');
              woken = refresh().catch((error) => log.warn({ err: error }, 'a refresh failed'));
            },
            onRefusal: (why) => log.warn({ why }, 'an event of Partner Center was refused'),
          }),
    idle: () => woken,
  };
}
