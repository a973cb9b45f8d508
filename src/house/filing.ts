import { createRequestPress } from '../bot/request-press.ts';
import { createIsIndirect } from '../services/access/is-indirect.ts';
import { createRequestBook } from '../services/adapters/storage/request-book.ts';
import { createWhileClaimed } from '../services/outages/posting-claim.ts';
import { createCardClaim } from '../services/requests/card-claim.ts';
import { createChooseDesk } from '../services/requests/choose-desk.ts';
import { createFileRequest } from '../services/requests/file-request.ts';
import { createFollowRequests } from '../services/requests/follow-requests.ts';
import { createListRequests } from '../services/requests/list-requests.ts';
import { createSearchTopics } from '../services/requests/search-topics.ts';
import { createTellRequest } from '../services/requests/tell-request.ts';
import { createTendRequest } from '../services/requests/tend-request.ts';
import { createWatchLinked } from '../services/requests/watch-linked.ts';
import { wordsFor } from '../words/words.ts';
import { createDesks, indirectBy } from './desks.ts';
import type { Ground } from './ground.ts';
import { handOffWith } from './hand-off.ts';
import { createRequests } from './requests.ts';
import { hearingAtPlaces } from './telling.ts';
import type { Watch } from './watch.ts';

const DAY_MS = 24 * 3600_000;
const DRAFT_DAYS = 30;
/** Longer than any source: Azure takes a ticket first, and says later what became of it. */
const DESK_LIMIT_MS = 30_000;

export type Filing = ReturnType<typeof createFiling>;

/** Service requests from draft to closing: the books, the desks, and what is done with them. */
export function createFiling(ground: Ground, { telling, shown }: Pick<Watch, 'telling' | 'shown'>) {
  const { config, world, database, jobs, customers, permissions, drafts, log } = ground;
  const { clock, random } = world;
  const requests = createRequestBook(database.db);
  const isIndirect = createIsIndirect({
    view: customers.view,
    directory: ground.microsoft.relationships,
    ...indirectBy(config),
    clock,
  });
  const desks = createDesks({ ...ground, isIndirect });
  const desk = (id: string) => desks.find((one) => one.id === id);
  const customer = (tenantId: string) => customers.index().byTenantId(tenantId);
  const deadline = () => world.deadline(DESK_LIMIT_MS);
  const quick = () => world.deadline(config.SOURCE_TIME_LIMIT_MS);
  const fileRequest = createFileRequest({
    requests,
    jobs,
    clock,
    deadline,
    async mayFile({ customer: { tenantId }, by }) {
      const at = customer(tenantId);
      if (!at) return false;
      return (await permissions.rightsOf(by, { fresh: true, at })).mayAt('escalate', at) === undefined;
    },
    onOutcome: ({ id, deskId, packet }, { kind }) =>
      log.info(
        { requestId: id, desk: deskId, tenantId: packet.customer.tenantId, outcome: kind },
        'a request was sent',
      ),
  });
  const handOff = handOffWith(config.PORTAL_TEMPLATES);
  const lookUp = createRequests(ground);
  const cardClaim = createCardClaim(requests, clock);
  const tellRequest = createTellRequest({
    requests,
    cardClaim,
    whileClaimed: createWhileClaimed(world.alarm),
    announcer: telling.announcer,
    press: createRequestPress(handOff),
    customer: customers.inCare,
    rightsOf: permissions.rightsOf,
    hearingAt: hearingAtPlaces(ground.adapter, config.BOT_APP_ID, permissions.hearingOf),
    clock,
    onFailure: ({ kind, message }, { id }) =>
      log.warn({ requestId: id, kind, why: message }, 'somebody could not be told about a request'),
  });
  const follow = createFollowRequests({
    jobs,
    requests,
    desk,
    fileRequest,
    customer,
    mayRead: customers.mayRead,
    everyMs: config.REQUEST_LOOK_SECONDS * 1000,
    clock,
    deadline,
    random,
    watchLinked: createWatchLinked({
      requests,
      outage: shown.outage,
      desk,
      reviewNote: ({ packet: { contact } }, { incident: { id, title } }) =>
        wordsFor({ locale: contact.language, zone: contact.zone }).say('request.review.note', { incident: id, title }),
      clock,
      deadline,
    }),
    async tell(request, news) {
      const { id, deskId, packet } = request;
      log.info({ requestId: id, desk: deskId, news: news.map(({ kind }) => kind) }, 'a request has news');
      const keys = packet.incidents.map((incident) => incident.id);
      await jobs.send(
        'tell-outage',
        keys.map((incidentId) => ({ key: incidentId, data: { incidentId } })),
      );
      await tellRequest(request);
    },
    onFailure: ({ id, deskId }, { kind, message }) =>
      log.warn({ requestId: id, desk: deskId, kind, why: message }, 'a desk gave no answer'),
    onError: (error) => log.error({ err: error }, 'a request could not be followed'),
  });
  return {
    drafts,
    requests,
    desks,
    cardClaim,
    chooseDesk: createChooseDesk({
      desks,
      mayRead: customers.mayRead,
      deadline: quick,
      onFailure: ({ source, kind, message }, question) =>
        log.warn({ source, kind, tenantId: question.customer.tenantId, why: message }, 'a desk gave no answer'),
    }),
    searchTopics: createSearchTopics({ clock, deadline: quick }),
    fileRequest,
    follow,
    hurry: follow.hurry,
    handOff,
    lookUp,
    listRequests: createListRequests({ requests, lookUp, customer }),
    tend: createTendRequest({ requests, desk, hurry: follow.hurry, clock, deadline: quick }),
    /** Each day: drafts that nobody goes on with, and requests that are long over. */
    async tidy() {
      await drafts.purge(new Date(clock().getTime() - DRAFT_DAYS * DAY_MS));
      await requests.purge(new Date(clock().getTime() - config.HISTORY_DAYS * DAY_MS));
    },
  };
}
