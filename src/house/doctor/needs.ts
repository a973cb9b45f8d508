import { scopeOf } from '../../clouds.ts';
import type { Config } from '../../config.ts';
import type { Relationship } from '../../domain/gdap.ts';
import { SourceError } from '../../domain/source-error.ts';
import { rolesThatForbid } from '../../services/access/admit-account.ts';
import { createHttp } from '../../services/adapters/http/http.ts';
import { allOf } from '../../services/adapters/http/pages.ts';
import { within } from '../../services/adapters/http/within.ts';
import { kindOfRefusal } from '../../services/adapters/identity/aadsts.ts';
import { readChannelIssuer } from '../../services/adapters/identity/channel-issuer.ts';
import { mfaIn } from '../../services/adapters/identity/token-claims.ts';
import type { AccountNeeds } from '../../services/checkup/accounts.ts';
import type { AuditNeeds } from '../../services/checkup/audit.ts';
import type { FoundationNeeds } from '../../services/checkup/foundations.ts';
import type { OncallNeeds } from '../../services/checkup/oncall.ts';
import type { PartnerNeeds } from '../../services/checkup/partner.ts';
import type { WebhookNeeds } from '../../services/checkup/webhook.ts';
import type { AccountName, CustomerDirectory } from '../../services/ports.ts';
import { headFileOf } from '../audit.ts';
import { createIdentity } from '../identity.ts';
import type { Microsoft } from '../microsoft.ts';
import { createPagers, oncallPress } from '../oncall.ts';
import type { ReaderAccess } from '../reader-access.ts';
import type { World } from '../world.ts';

/** What doctor has at hand: the rooms of the bot, without the bot. */
export interface DoctorsDesk {
  readonly config: Config;
  readonly world: World;
  readonly access: ReaderAccess;
  readonly microsoft: Microsoft;
}

export const LIST_LIMIT_MS = 5 * 60_000;
const QUESTION_LIMIT_MS = 20_000;

const limit = ({ world }: DoctorsDesk): AbortSignal => world.deadline(QUESTION_LIMIT_MS);

export function foundationNeeds(
  desk: DoctorsDesk,
  found: Pick<FoundationNeeds, 'database' | 'tokenKeys'>,
): FoundationNeeds {
  const { config, world, access } = desk;
  const { clock: now, random, sleep } = world;
  const { bot } = createIdentity(config, world, () => {});
  const http = createHttp({ now, random, sleep, limitMs: QUESTION_LIMIT_MS / 2 });
  return {
    ...found,
    scoping: config.GDAP_SCOPING === 'on',
    bot: bot && {
      issuer: bot.issuer,
      token: () => bot.token().catch(asSourceError),
      issuerTold: () =>
        readChannelIssuer(bot.openIdMetadata, within([new URL(bot.openIdMetadata).origin], http), limit(desk)),
    },
    readerToken: () =>
      access.home.for(config.PARTNER_TENANT_ID, scopeOf(config.cloud.graph), {
        source: 'microsoft365',
        signal: limit(desk),
      }),
    webhookIssuers: config.PARTNER_CENTER_WEBHOOK === 'on' ? config.PARTNER_CENTER_WEBHOOK_ISSUERS.length : undefined,
  };
}

export function partnerNeeds(desk: DoctorsDesk): PartnerNeeds {
  const { config, world, microsoft } = desk;
  const { GDAP_READER_GROUP_ID: groupId, PARTNER_TENANT_ID: home } = config;
  let read: Promise<readonly Relationship[]> | undefined;
  const relationships = (): Promise<readonly Relationship[]> => {
    read ??= allOf(microsoft.relationships.relationships(world.deadline(LIST_LIMIT_MS)));
    return read;
  };
  const listOf = (relation: 'contract' | 'partner-center') => {
    const source = microsoft.directories.find((one) => one.relation === relation);
    return source && (() => firstPage(source.directory, limit(desk)));
  };
  return {
    relationships,
    assignments: async () => {
      const active = (await relationships()).find(({ status }) => status === 'active');
      return active && (await microsoft.relationships.assignments(active, limit(desk))).length;
    },
    rolesWithGroup: () => microsoft.groups.rolesWithGroup(limit(desk)),
    readerGroup:
      groupId === undefined
        ? undefined
        : async () => (await microsoft.groups.namesOf([groupId], limit(desk))).get(groupId),
    contracts: listOf('contract') ?? (async () => 0),
    domains: () => microsoft.domains.domainOf(home, limit(desk)),
    partnerCenter: listOf('partner-center'),
  };
}

export function webhookNeeds(desk: DoctorsDesk): WebhookNeeds | undefined {
  const { config, microsoft } = desk;
  const { webhookRegistration } = microsoft;
  if (config.PARTNER_CENTER_WEBHOOK === 'off' || !webhookRegistration) return undefined;
  const address = `${config.PUBLIC_URL ?? ''}/api/partner-center`;
  return { address, registered: () => webhookRegistration(limit(desk)) };
}

export function accountNeeds(desk: DoctorsDesk, accounts: AccountNeeds['accounts']): AccountNeeds {
  const { config, world, access, microsoft } = desk;
  const { PARTNER_TENANT_ID: tenantId, cloud } = config;
  const asked = {
    reader: { tokens: access.tokens.delegated, api: cloud.graph, source: 'microsoft365' },
    partner: { tokens: access.partnerAccount, api: cloud.partnerCenter, source: 'partner-center' },
  } as const satisfies Record<AccountName, unknown>;
  return {
    accounts,
    redeem: async (account) => {
      const { tokens, api, source } = asked[account];
      return { hasMfa: mfaIn(await tokens.for(tenantId, scopeOf(api), { source, signal: limit(desk) })) };
    },
    rolesThatForbid: ({ objectId, userName: name }) =>
      rolesThatForbid(microsoft.groups, { objectId, tenantId, name }, limit(desk)),
    now: world.clock(),
  };
}

export const oncallNeeds = ({ config, world }: DoctorsDesk, wantsTest = false): OncallNeeds => ({
  isLocal: config.BOT_LOCAL,
  pagers: createPagers(config, world),
  test: wantsTest
    ? (pager) =>
        pager.page({ id: `test-${world.newId()}`, event: 'test', ...oncallPress(config).test(), at: world.clock() })
    : undefined,
});

export const auditNeeds = ({ config }: DoctorsDesk): AuditNeeds => ({
  keys: config.AUDIT_KEY.length,
  isLocal: config.BOT_LOCAL,
  isBesideTheData: config.AUDIT_HEADS_DIR === undefined && config.AUDIT_HEADS_URL === undefined,
  place: headFileOf(config).place,
});

async function firstPage(directory: CustomerDirectory, signal: AbortSignal): Promise<number> {
  for await (const page of directory.pages(signal)) return page.length;
  return 0;
}

/** The bot's own credential fails with words that are fit to be read, without a kind. */
function asSourceError(error: Error): never {
  throw new SourceError(kindOfRefusal(error.message), 'microsoft365', error.message);
}
