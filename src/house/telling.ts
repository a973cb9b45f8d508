import type { HealthdeskAdapter } from '../bot/adapter.ts';
import { createChannelAnnouncer } from '../bot/channel-announcer.ts';
import type { HearingOf } from '../bot/hearing.ts';
import { messageLink } from '../bot/message-link.ts';
import limits from '../bot/teams-limits.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { Following, Place } from '../domain/following.ts';
import type { Outage } from '../domain/outage.ts';
import type { Hearing } from '../services/access/audiences.ts';
import type { RightsOf } from '../services/access/rights.ts';
import { createBotStorage } from '../services/adapters/storage/bot-storage.ts';
import { createCardBook } from '../services/adapters/storage/card-book.ts';
import { createConversationLanguages } from '../services/adapters/storage/conversation-languages.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createFollowingBook } from '../services/adapters/storage/following-book.ts';
import { createOwnTroubleBook } from '../services/adapters/storage/own-trouble-book.ts';
import { createSendSlots } from '../services/adapters/storage/send-slots.ts';
import type { CommunicationBook, CommunicationPress } from '../services/communication-ports.ts';
import { createExpectedNoise } from '../services/communications/expected-noise.ts';
import { createRunningMaintenance } from '../services/communications/running-maintenance.ts';
import { createTellCommunications } from '../services/communications/tell-communications.ts';
import { createCatchUp } from '../services/oncall/catch-up.ts';
import { createDeliveryWatch } from '../services/oncall/watch-deliveries.ts';
import type { Deliveries, Jobs, LookBook, OutageBook, OutagePress } from '../services/outage-ports.ts';
import { createAudibleTo } from '../services/outages/audible.ts';
import { createCardDelivery, type Delivered } from '../services/outages/card-delivery.ts';
import type { CustomerFacts } from '../services/outages/concerns.ts';
import { createHeardOutages } from '../services/outages/heard-outages.ts';
import { inLanguageOfPlace } from '../services/outages/in-language-of-place.ts';
import { createKeepOwners } from '../services/outages/keep-owners.ts';
import { createLeadOn } from '../services/outages/lead-on.ts';
import { createViewOf } from '../services/outages/place-view.ts';
import { createWhileClaimed } from '../services/outages/posting-claim.ts';
import { createSpeak } from '../services/outages/speak.ts';
import { createDigests } from '../services/outages/tell-digest.ts';
import { createTellNote } from '../services/outages/tell-note.ts';
import { createTellOutage } from '../services/outages/tell-outage.ts';
import { createTellPlace } from '../services/outages/tell-place.ts';
import { createTellSummary } from '../services/outages/tell-summary.ts';
import type { Identity } from './identity.ts';
import type { World } from './world.ts';

export interface TellingNeeds extends CustomerFacts {
  readonly config: Pick<Config, 'BOT_APP_ID' | 'cloud'>;
  readonly world: Pick<World, 'alarm' | 'clock' | 'random' | 'sleep' | 'deadline'>;
  readonly db: Database['db'];
  readonly identity: Pick<Identity, 'bot' | 'mayReplyTo'>;
  readonly hearingAt: (place: Place) => Promise<Hearing>;
  readonly rightsOf: RightsOf;
  readonly outages: OutageBook;
  readonly looks: Pick<LookBook, 'ages'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly deliveries: Deliveries;
  readonly press: OutagePress;
  readonly communications: CommunicationBook;
  readonly communicationPress: CommunicationPress;
  readonly requestsAbout?: (outage: Outage) => Promise<number>;
  readonly onDelivered?: (delivered: Delivered) => void;
  readonly onFailure: (error: unknown) => void;
}

/** How outages reach the places that follow them: the work of the jobs `tell-outage`, `tell-place` and their like. */
export function createTelling(needs: TellingNeeds) {
  const { config, world, db, identity, press, outages, looks, jobs, deliveries, onFailure, onDelivered } = needs;
  const { hearingAt, rightsOf, requestsAbout } = needs;
  const { clock } = world;
  const followings = inLanguageOfPlace(
    createFollowingBook(db, jobs),
    createConversationLanguages(createBotStorage(db)),
  );
  const cards = createCardBook(db);
  const slots = createSendSlots(db, limits);
  const { mayReplyTo, bot } = identity;
  const troubles = createOwnTroubleBook(db);
  const watch = createDeliveryWatch({ troubles, clock, onError: onFailure });
  const announcer = watch.announcer(createChannelAnnouncer({ ...world, token: bot?.token, mayReplyTo, slots }));
  const speak = createSpeak({ announcer, followings, clock });
  const facts: CustomerFacts = { customer: needs.customer, tagsOf: needs.tagsOf };
  const audibleTo = createAudibleTo({ rightsOf, hearingAt });
  const expectedNoise = createExpectedNoise({
    running: createRunningMaintenance({ book: needs.communications, clock }),
    clock,
  });
  const viewOf = createViewOf({ ...facts, outages, looks, followings, cards, audibleTo, expectedNoise, clock });
  const heardOutages = createHeardOutages({ ...facts, outages, viewOf });
  const linkTo = ({ place }: Following, messageId: string) => messageLink(config.cloud.teamsWeb, place, messageId);
  const whileClaimed = createWhileClaimed(world.alarm);
  const posting = {
    ...{ cards, press, speak, linkTo, troubles, whileClaimed, clock },
    ...(requestsAbout && { requestsAbout }),
    ...(onDelivered && { onDelivered }),
  };
  const { deliver } = createCardDelivery(posting);
  const announcements = createTellCommunications({
    ...facts,
    ...{ followings, audibleTo, speak, clock },
    book: needs.communications,
    jobs: needs.jobs,
    press: needs.communicationPress,
  });
  const digests = createDigests({ followings, deliveries, heardOutages, press, speak, clock });
  return {
    followings,
    cards,
    announcer,
    speak,
    audibleTo,
    linkTo,
    viewOf,
    whileClaimed,
    tellOutage: createTellOutage({ ...facts, outages, followings, cards, deliveries, clock }),
    tellPlace: watch.delivery(createTellPlace({ ...posting, viewOf, followings, deliveries })),
    tellSummary: watch.delivery(
      createTellSummary({ followings, cards, deliveries, heardOutages, deliver, press, speak, clock }),
    ),
    tellDigest: watch.delivery(async (followingId: string) => {
      await digests.tell(followingId);
      await announcements.tell(followingId, true);
    }),
    tellCommunications: watch.delivery((followingId: string) => announcements.tell(followingId)),
    askForCommunications: announcements.askForDue,
    tellNote: watch.delivery(createTellNote({ followings, announcer, press, speak, onFailure })),
    troubles,
    catchUp: createCatchUp({ cards, deliveries, clock }),
    askForDigests: digests.askForDue,
    keepOwners: createKeepOwners({ followings, rightsOf, clock, onFailure }),
    leadOn: createLeadOn({ cards, followings, press, speak, linkTo }),
    /** Forgets what ended before then. */
    async purge(before: Date): Promise<void> {
      await followings.purge(before);
      await slots.purge(before);
      await troubles.purge(before);
    },
  };
}

/** What a place may hear, asked as if somebody had spoken there. */
export const hearingAtPlaces =
  (adapter: HealthdeskAdapter, appId: string, hearingOf: HearingOf) =>
  async ({ conversationId, channelId, serviceUrl, botId, tenantId, kind, teamId }: Place): Promise<Hearing> => {
    const conversationType = kind === 'group' ? 'groupChat' : kind;
    const { promise, resolve, reject } = Promise.withResolvers<Hearing>();
    const reference = {
      channelId,
      serviceUrl,
      bot: { id: botId, name: '' },
      conversation: { id: conversationId, conversationType, isGroup: true, name: '', ...(tenantId && { tenantId }) },
    };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      if (teamId) context.activity.channelData = { team: { id: teamId } };
      await hearingOf(context).then(resolve, reject);
    });
    return await promise;
  };
