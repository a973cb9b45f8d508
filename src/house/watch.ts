import { createCommunicationPress } from '../bot/communication-press.ts';
import { createOutagePress } from '../bot/outage-press.ts';
import type { Customer } from '../domain/customer.ts';
import type { Outage } from '../domain/outage.ts';
import type { SourceName } from '../domain/service.ts';
import { createFollowDraftBook } from '../services/adapters/storage/follow-draft-book.ts';
import { createRequestBook } from '../services/adapters/storage/request-book.ts';
import { createCustomerHistory } from '../services/outages/customer-history.ts';
import { createListOpen } from '../services/outages/list-open.ts';
import { createMarkCard } from '../services/outages/mark-card.ts';
import { narrow } from '../services/outages/narrow.ts';
import { createQueuedDeliveries } from '../services/outages/queued-deliveries.ts';
import { createReplay } from '../services/outages/replay.ts';
import { createRequestsAbout } from '../services/requests/requests-about.ts';
import type { Ground } from './ground.ts';
import { createSignals } from './signals.ts';
import { createTelling, hearingAtPlaces } from './telling.ts';

const DRAFTS_KEPT_MS = 24 * 3600_000;

export type Watch = ReturnType<typeof createWatch>;

/** Outages across customers: how they reach those who follow them, and what is shown to whoever asks. Customers that we have
 * left are in none of it. */
export function createWatch(ground: Ground) {
  const { config, world, database, jobs, identity, adapter, permissions, customers, outages, looks, meters, log } =
    ground;
  const { clock } = world;
  const { inCare } = customers;
  const hitting = (outage: Outage) => narrow(outage, (tenantId) => inCare(tenantId) !== undefined);
  const deliveries = createQueuedDeliveries({ jobs, clock });
  const tagsOf = (tenantId: string) =>
    customers.tagging
      .view()
      .tagsOf(tenantId)
      .map(({ key }) => key);
  const drafts = createFollowDraftBook(database.db);
  const requestsAbout = createRequestsAbout(createRequestBook(database.db));
  const press = createOutagePress({ customerOf: inCare, portals: config.PORTAL_TEMPLATES });
  const telling = createTelling({
    config,
    world,
    db: database.db,
    identity,
    hearingAt: hearingAtPlaces(adapter, config.BOT_APP_ID, permissions.hearingOf),
    rightsOf: permissions.rightsOf,
    outages,
    looks,
    jobs,
    deliveries,
    press,
    customer: inCare,
    tagsOf,
    requestsAbout,
    communications: ground.communications,
    communicationPress: createCommunicationPress(inCare),
    onDelivered(delivered) {
      meters.delivered(delivered);
      log.info(delivered, 'Teams took a message about an outage');
    },
    onFailure: (error) => log.warn({ err: error }, 'somebody could not be told about a following'),
  });
  const signals = createSignals({ ...telling, ground, deliveries, press, customer: inCare, tagsOf });
  const listOpen = createListOpen({
    openOutages: async () => (await outages.open()).flatMap((outage) => hitting(outage) ?? []),
    looks,
    clock,
  });
  return {
    telling: {
      ...telling,
      async tellOutage(incidentId: string) {
        await signals.bearOut(incidentId);
        await telling.tellOutage(incidentId);
      },
      tellSignal: signals.tellSignal,
      tellSignalAt: signals.tellSignalAt,
    },
    signals,
    /** Nobody looks, so there is nothing to tell. */
    isOff: config.LOOK_SECONDS_M365 === 0 && config.LOOK_SECONDS_AZURE === 0,
    /** Forgets forms that nobody has filled in. */
    forgetDrafts: () => drafts.purge(new Date(clock().getTime() - DRAFTS_KEPT_MS)),
    /** What conversations about outages take. */
    shown: {
      clock,
      followings: telling.followings,
      drafts,
      deliveries,
      replay: createReplay({ outages, customer: inCare, tagsOf, clock }),
      signalView: signals.viewOf,
      answerSignal: signals.answer,
      inCare,
      requestsAbout,
      async outage(incidentId: string) {
        const outage = await outages.outage(incidentId);
        return outage && hitting(outage);
      },
      listOpen: (theirs: readonly Customer[], sees: readonly SourceName[]) =>
        listOpen(
          theirs.filter(({ tenantId }) => inCare(tenantId)),
          sees,
        ),
      customerHistory: createCustomerHistory({ outages, clock }),
      markCard: createMarkCard({ cards: telling.cards, deliver: (key) => deliveries.tell([key]), clock }),
      async livingView(followingId: string, incidentId: string) {
        const view = await telling.viewOf(followingId, incidentId);
        if (!view || 'kind' in view || !view.shown) return undefined;
        return { following: view.following, outage: view.shown, card: view.card };
      },
    },
  };
}
