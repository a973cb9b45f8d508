import { lookup } from 'node:dns';
import { requestText } from '../cards/request-text.ts';
import { type Config, SettingsError } from '../config.ts';
import type { HandOff } from '../domain/filing.ts';
import { handOffOf } from '../domain/hand-off.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { IsIndirect } from '../services/access/is-indirect.ts';
import { createOwnDesk } from '../services/adapters/own-desk/desk.ts';
import plain from '../services/adapters/own-desk/plain.json' with { type: 'json' };
import { Profile, profileProblems } from '../services/adapters/own-desk/profile.ts';
import { createMicrosoft365Desk } from '../services/adapters/partner-center/request-desk.ts';
import { createSignedWebhook } from '../services/adapters/webhook/signed-webhook.ts';
import type { RequestDesk } from '../services/desk-ports.ts';
import { wordsFor } from '../words/words.ts';
import type { Microsoft } from './microsoft.ts';
import type { Permissions } from './permissions.ts';
import type { ReaderAccess } from './reader-access.ts';
import type { World } from './world.ts';

export interface DesksNeeds {
  readonly config: Config;
  readonly world: World;
  readonly microsoft: Pick<Microsoft, 'azure' | 'requests'>;
  readonly access: Pick<ReaderAccess, 'vault'>;
  readonly permissions: Pick<Permissions, 'agentMayFile' | 'whoMayFile'>;
  readonly isIndirect: IsIndirect;
}

/** All that one message to the partner's own desk may spend on waiting between its tries. */
const PATIENCE_MS = 5000;

/** The desks that the settings name, in their order. Fails with `SettingsError` where a template asks for what there is not. */
export function createDesks({
  config,
  world,
  microsoft,
  access,
  permissions,
  isIndirect,
}: DesksNeeds): readonly RequestDesk[] {
  const textOf = (packet: RequestPacket): string => {
    const { language: locale, zone } = packet.contact;
    return requestText(packet, wordsFor({ locale, zone }));
  };
  const handOff = (packet: RequestPacket, why: HandOff['why']) =>
    handOffOf(packet, why, config.PORTAL_TEMPLATES, textOf(packet));
  const isSignedIn = async () => (await access.vault.accounts()).has('partner');
  const directory = typeof microsoft.requests === 'string' ? {} : { directory: microsoft.requests };
  const makers: Readonly<Record<Config['REQUEST_DESKS'][number], () => RequestDesk | undefined>> = {
    azure: () =>
      microsoft.azure.createDesk({
        isIndirect,
        country: config.SUPPORT_COUNTRY,
        agentMayFile: permissions.agentMayFile,
        whoMayFile: permissions.whoMayFile,
        handOff,
        textOf,
      }),
    microsoft365: () => createMicrosoft365Desk({ ...directory, isSignedIn, handOff }),
    own: () => ownDesk(config, world, textOf),
  };
  return [...new Set(config.REQUEST_DESKS)].flatMap((name) => makers[name]() ?? []);
}

/** What the settings say of customers who buy through an indirect provider. */
export const indirectBy = ({ PARTNER_CENTER, INDIRECT_TAG }: Config) => ({
  isAlways: PARTNER_CENTER === 'off',
  tag: INDIRECT_TAG,
});

function ownDesk(config: Config, world: World, textOf: (packet: RequestPacket) => string): RequestDesk | undefined {
  const { OWN_DESK_URL: url, OWN_DESK_TAG: tag } = config;
  if (!url) return undefined;
  const { clock: now, random, sleep, deadline, newId } = world;
  return createOwnDesk({
    profile: profileOf(config.ownDeskProfile ?? plain),
    linkHosts: [new URL(url).host, ...config.OWN_DESK_LINK_HOSTS],
    isFor: ({ tags = [] }) => !tag || tags.some((one) => one.toLowerCase() === tag.toLowerCase()),
    webhook: createSignedWebhook({
      url,
      keys: config.OWN_DESK_SECRET,
      allowedHosts: config.WEBHOOK_HOSTS,
      loopbackToo: config.WEBHOOK_LOOPBACK,
      resolve: lookup,
      patience: { now, random, sleep, limitMs: PATIENCE_MS },
      deadline,
    }),
    textOf,
    newId,
  });
}

function profileOf(json: object): Profile {
  const read = Profile.safeParse(json);
  const problems = read.success
    ? profileProblems(read.data)
    : read.error.issues.map(({ path, message }) => `${path.join('.') || 'root'}: ${message}`);
  if (!read.success || problems.length > 0)
    throw new SettingsError(problems.map((problem) => `OWN_DESK_TEMPLATE: ${problem}`));
  return read.data;
}
