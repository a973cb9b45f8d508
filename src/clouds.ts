import { PORTAL_TEMPLATES, type PortalTemplates } from './domain/portal-links.ts';

export const CLOUD_NAMES = ['global', 'gcch', 'dod', 'china'] as const;

export type CloudName = (typeof CLOUD_NAMES)[number];

/** An API: where it is reached, and the audience of the tokens that open it. They differ when an address is overridden. */
export interface Api {
  readonly url: string;
  readonly audience: string;
}

/** How a bot proves itself to the channel, and the channel to a bot. */
export interface BotCloud {
  /** botbuilder's `ChannelService`; empty in the global cloud. */
  readonly channelService: string;
  readonly oauthUrl: string;
  /** Where the bot's own tokens come from; `{tenant}` stands for the bot's tenant. */
  readonly loginUrl: string;
  /** What the bot's own tokens are for. */
  readonly scope: string;
  /** Who signs the tokens that come from the channel, and where the keys are told. */
  readonly issuer: string;
  readonly openIdMetadata: string;
}

export interface Cloud {
  readonly name: CloudName;
  /** The authority that tokens are asked of. */
  readonly login: string;
  readonly graph: Api;
  readonly arm: Api;
  readonly partnerCenter: Api;
  /** Whether Partner Center tells service requests there. */
  readonly hasServiceRequests: boolean;
  /** Key Vault: its audience, and the host under which every vault has a name of its own. */
  readonly keyVault: Api;
  readonly bot: BotCloud;
  /** Hosts of the service URLs that Teams sends; a bot answers nobody else. */
  readonly teamsHosts: readonly string[];
  readonly files: CloudFiles;
  /** Where links into Teams begin. Outside the global cloud unconfirmed. */
  readonly teamsWeb: string;
  readonly portals: PortalTemplates;
}

/** How a bot hands somebody a file: Teams asks whether it may go to their OneDrive, or, where bots have no files, by link. */
export interface CloudFiles {
  readonly delivery: 'consent' | 'link';
  /** What the names of SharePoint's hosts, OneDrive's among them, end in. */
  readonly hosts: readonly string[];
}

const api = (url: string): Api => ({ url, audience: url });

/**
 * Portals outside the global cloud. How a delegated administrator is led to one customer there is not published, so
 * buttons open the pages themselves; `PORTAL_TEMPLATES` knows better where somebody has seen it work.
 */
function nationalPortals(azure: string, admin: string): PortalTemplates {
  const names = Object.keys(PORTAL_TEMPLATES) as (keyof PortalTemplates)[];
  const templates = Object.fromEntries(names.map((name) => [name, `${admin}/`])) as Record<
    (typeof names)[number],
    string
  >;
  return {
    ...templates,
    issue: '',
    azureEvent: '',
    azureServiceHealth: PORTAL_TEMPLATES.azureServiceHealth.replace('https://portal.azure.com', azure),
    azureMaintenance: PORTAL_TEMPLATES.azureMaintenance.replace('https://portal.azure.com', azure),
    azureSupport: PORTAL_TEMPLATES.azureSupport.replace('https://portal.azure.com', azure),
  };
}

const US_BOT: BotCloud = {
  channelService: 'https://botframework.azure.us',
  oauthUrl: 'https://tokengcch.botframework.azure.us/',
  loginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  scope: 'https://api.botframework.us',
  issuer: 'https://api.botframework.us',
  openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
};

/** Partner Center has one address for the global and both US clouds; accounts are separate. */
const PARTNER_CENTER = api('https://api.partnercenter.microsoft.com');

/**
 * Microsoft's national clouds. GCC (not High) is part of the global one. Tokens of one cloud are worth nothing in another.
 * Sources: Graph's national cloud deployments, Partner Center's REST URLs, botbuilder's government constants and the Bot
 * Framework's notes on national clouds (read 2026-11). The hosts of admin centers outside the global cloud are unconfirmed.
 * Hosts of Teams: "Service URL validation" of the Teams SDK; clouds that are not here add theirs by `TEAMS_HOSTS`.
 * Where bots have files: "Send and receive files using a bot". Hosts of SharePoint: Microsoft 365's lists of endpoints.
 */
export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: 'global',
    login: 'https://login.microsoftonline.com',
    graph: api('https://graph.microsoft.com'),
    arm: api('https://management.azure.com'),
    partnerCenter: PARTNER_CENTER,
    hasServiceRequests: true,
    keyVault: api('https://vault.azure.net'),
    bot: {
      channelService: '',
      oauthUrl: 'https://token.botframework.com',
      loginUrl: 'https://login.microsoftonline.com/{tenant}',
      scope: 'https://api.botframework.com',
      issuer: 'https://api.botframework.com',
      openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    },
    teamsHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ],
    files: { delivery: 'consent', hosts: ['.sharepoint.com'] },
    teamsWeb: 'https://teams.microsoft.com',
    portals: PORTAL_TEMPLATES,
  },
  gcch: {
    name: 'gcch',
    login: 'https://login.microsoftonline.us',
    graph: api('https://graph.microsoft.us'),
    arm: api('https://management.usgovcloudapi.net'),
    partnerCenter: PARTNER_CENTER,
    hasServiceRequests: true,
    keyVault: api('https://vault.usgovcloudapi.net'),
    bot: US_BOT,
    teamsHosts: ['smba.infra.gov.teams.microsoft.us'],
    files: { delivery: 'link', hosts: ['.sharepoint.us'] },
    teamsWeb: 'https://gov.teams.microsoft.us',
    portals: nationalPortals('https://portal.azure.us', 'https://portal.office365.us'),
  },
  dod: {
    name: 'dod',
    login: 'https://login.microsoftonline.us',
    graph: api('https://dod-graph.microsoft.us'),
    arm: api('https://management.usgovcloudapi.net'),
    partnerCenter: PARTNER_CENTER,
    hasServiceRequests: true,
    keyVault: api('https://vault.usgovcloudapi.net'),
    bot: { ...US_BOT, oauthUrl: 'https://apiDoD.botframework.azure.us' },
    teamsHosts: ['smba.infra.dod.teams.microsoft.us'],
    files: { delivery: 'link', hosts: ['.sharepoint-mil.us'] },
    teamsWeb: 'https://dod.teams.microsoft.us',
    portals: nationalPortals('https://portal.azure.us', 'https://portal.apps.mil'),
  },
  china: {
    name: 'china',
    login: 'https://login.chinacloudapi.cn',
    graph: api('https://microsoftgraph.chinacloudapi.cn'),
    arm: api('https://management.chinacloudapi.cn'),
    partnerCenter: api('https://partner.partnercenterapi.microsoftonline.cn'),
    hasServiceRequests: false,
    keyVault: api('https://vault.azure.cn'),
    bot: {
      channelService: 'https://botframework.azure.cn',
      oauthUrl: 'https://token.botframework.azure.cn/',
      loginUrl: 'https://login.partner.microsoftonline.cn/{tenant}',
      scope: 'https://api.botframework.azure.cn',
      issuer: 'https://api.botframework.azure.cn',
      openIdMetadata: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    },
    teamsHosts: ['frontend.botapi.msg.infra.teams.microsoftonline.cn'],
    files: { delivery: 'link', hosts: ['.sharepoint.cn'] },
    teamsWeb: 'https://teams.microsoftonline.cn',
    portals: nationalPortals('https://portal.azure.cn', 'https://portal.partner.microsoftonline.cn'),
  },
};

/** Other addresses for the same APIs: what a token is for stays, where it is sent changes. */
export interface Addresses {
  readonly login?: string | undefined;
  readonly graph?: string | undefined;
  readonly arm?: string | undefined;
  readonly partnerCenter?: string | undefined;
  readonly keyVault?: string | undefined;
}

export function cloudAt(name: CloudName, { login, graph, arm, partnerCenter, keyVault }: Addresses): Cloud {
  const cloud = CLOUDS[name];
  const at = (api: Api, url: string | undefined): Api => (url === undefined ? api : { ...api, url });
  return {
    ...cloud,
    login: login ?? cloud.login,
    graph: at(cloud.graph, graph),
    arm: at(cloud.arm, arm),
    partnerCenter: at(cloud.partnerCenter, partnerCenter),
    keyVault: at(cloud.keyVault, keyVault),
  };
}

/** Whether an address is a vault of this cloud: a name under its host, or the host itself where that is overridden. */
export function isVault(url: string, { keyVault }: Pick<Cloud, 'keyVault'>): boolean {
  const [asked, ours] = [URL.parse(url), new URL(keyVault.url)];
  return asked?.protocol === 'https:' && (asked.host === ours.host || asked.host.endsWith(`.${ours.host}`));
}

/** The only origins that ever see one of our tokens, beside the vault that settings name. */
export const originsOf = ({ login, graph, arm, partnerCenter }: Cloud): readonly string[] =>
  [login, graph.url, arm.url, partnerCenter.url].map((url) => new URL(url).origin);

/** Every permission that has been consented to, at one API. */
export const scopeOf = ({ audience }: Api): string => `${audience}/.default`;
