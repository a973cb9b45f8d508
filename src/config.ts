import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CLOUD_NAMES, CLOUDS, type Cloud, cloudAt } from './clouds.ts';
import { auditProblems } from './config/audit.ts';
import { type BotRegistration, readBot } from './config/bot.ts';
import { deskProblems } from './config/desks.ts';
import { deliveryOf, fileProblems } from './config/files.ts';
import { readJsonFile } from './config/json-file.ts';
import { metricsProblems } from './config/metrics.ts';
import { oncallProblems } from './config/oncall.ts';
import { type ReaderProof, readerProblems, readKeys, readProof } from './config/reader.ts';
import { keyProblems } from './config/token-key.ts';
import { loopbackProblems, readWebhookKeys } from './config/webhook.ts';
import { PARTNER_ROLES } from './domain/agent.ts';
import { DEEDS, DEFAULT_POLICY, type Policy } from './domain/policy.ts';
import { PORTAL_TEMPLATES, type PortalTemplates } from './domain/portal-links.ts';
import { SEVERITIES } from './domain/request-draft.ts';
import type { DeskTargets } from './domain/response-targets.ts';

/** Wrong settings, all of them at once, each as a sentence that names its setting. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings do not allow a start:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const onOff = z.enum(['on', 'off']);
const port = z.coerce.number().int().min(0).max(65535);
const positive = z.coerce.number().int().positive();
/** Two requests a look, and Microsoft allows 800 an hour for each tenant: agents need some of them. */
const lookSeconds = z.coerce
  .number()
  .int()
  .refine((seconds) => seconds === 0 || seconds >= 15, 'must be at least 15 seconds, or 0 for no rounds');
const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** Values separated by commas or blanks. */
const listOf = <Item extends z.ZodType<string, string>>(item: Item) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(item));

const hosts = listOf(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/i, 'must be names of hosts, with commas between'));

/** Keys as they are read; none where nothing is set. */
const keysBy = <Keys>(read: (text: string) => readonly Keys[] | undefined, error: string) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      const keys = text === undefined ? [] : read(text);
      if (keys) return keys;
      context.addIssue(error);
      return z.NEVER;
    });

const ownKeys = keysBy(
  readKeys,
  'must be base64 of 32 random bytes; several are separated by commas, the newest first',
);
const webhookKeys = keysBy(
  readWebhookKeys,
  'must be base64 of 24 to 64 random bytes; several are separated by commas, the newest first',
);

/** Every setting there is; `env/.env.example` explains each, and a test keeps the two alike. */
export const SETTINGS = {
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  PORT: port.default(3978),
  BIND: z.string().optional(),
  BOT_LOCAL: flag.default(false),
  BOT_APP_ID: z.string().default(''),
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  BOT_APP_TENANT_ID: z.string().default(''),
  BOT_APP_SECRET: z.string().default(''),
  BOT_APP_CERTIFICATE_PATH: z.string().optional(),
  BOT_OPENID_METADATA_URL: httpsUrl.optional(),
  TEAMS_HOSTS: hosts.default([]),
  ALLOWED_TENANTS: listOf(z.guid('must be tenant ids, GUIDs, with commas between')).optional(),
  PARTNER_TENANT_ID: z.guid({ error: 'must be the partner tenant id, a GUID' }),
  READER_CLIENT_ID: z.guid({ error: "must be the reader application's client id, a GUID" }),
  READER_CLIENT_SECRET: z.string().optional(),
  READER_CERTIFICATE: z.string().optional(),
  READER_CERTIFICATE_PATH: z.string().optional(),
  READER_MANAGED_IDENTITY: z.string().optional(),
  TOKEN_KEY: ownKeys,
  TOKEN_KEY_VAULT_URL: z.string().optional(),
  AUDIT_KEY: ownKeys,
  AUDIT_KEY_VAULT_URL: z.string().optional(),
  AUDIT_HEADS_DIR: z.string().optional(),
  AUDIT_HEADS_URL: httpsUrl.optional(),
  AUDIT_HEADS_SECRET: webhookKeys,
  AUDIT_PEOPLE_DAYS: positive.default(400),
  CLOUD: z.enum(CLOUD_NAMES).default('global'),
  LOGIN_URL: httpsUrl.optional(),
  GRAPH_URL: httpsUrl.optional(),
  ARM_URL: httpsUrl.optional(),
  PARTNER_CENTER_URL: httpsUrl.optional(),
  KEY_VAULT_URL: httpsUrl.optional(),
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  SOURCE_TIME_LIMIT_MS: positive.max(10_000).default(8000),
  CACHE_MS: positive.default(60_000),
  CUSTOMER_REFRESH_MINUTES: positive.max(5).default(5),
  LOOK_SECONDS_M365: lookSeconds.default(60),
  LOOK_SECONDS_AZURE: lookSeconds.default(300),
  MESSAGES_MINUTES: z.coerce.number().int().min(0).max(1440).default(60),
  HISTORY_DAYS: positive.default(400),
  HISTORY_DAYS_AFTER_OFFBOARDING: positive.default(30),
  ACCESS_WARNING_DAYS: positive.default(30),
  GDAP_READER_GROUP_ID: z.guid('must be a group id, a GUID').optional(),
  GDAP_SCOPING: onOff.default('on'),
  AZURE_ALERTS_APP_ID: z
    .guid('must be the client id of the application that protects alerts, a GUID')
    .transform((id) => id.toLowerCase())
    .optional(),
  AZURE_GROUPS: listOf(z.guid('must be group ids, GUIDs, with commas between')).default([]),
  POLICY: z
    .string()
    .default('{}')
    .transform((text, context): Policy => {
      const parsed = PolicyChanges.safeParse(readJson(text));
      if (parsed.success) return { ...DEFAULT_POLICY, ...parsed.data };
      context.addIssue(`must be JSON with lists of ${PARTNER_ROLES.join(', ')} for any of ${DEEDS.join(', ')}`);
      return z.NEVER;
    }),
  PARTNER_CENTER: onOff.default('on'),
  SERVICE_DETAILS: onOff.default('on'),
  PARTNER_CENTER_WEBHOOK: onOff.default('off'),
  PARTNER_CENTER_WEBHOOK_ISSUERS: z
    .string()
    .default('')
    .transform((text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []),
  FILE_DELIVERY: z.enum(['consent', 'link']).optional(),
  FILE_HOSTS: hosts.default([]),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  AUDIENCE_DEFAULT: z.enum(['all', 'none']).default('none'),
  DEFAULT_LOCALE: z.string().default('en-GB'),
  DEFAULT_ZONE: z.string().default('UTC'),
  PORTAL_TEMPLATES: z
    .string()
    .default('{}')
    .transform((text, context) => {
      const parsed = PortalOverrides.safeParse(readJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue(`must be JSON with https addresses for any of ${Object.keys(PORTAL_TEMPLATES).join(', ')}`);
      return z.NEVER;
    }),
  METRICS_PORT: port.optional(),
  METRICS_BIND: z.string().default('127.0.0.1'),
  METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters').optional(),
  ONCALL_MAIL_TO: listOf(z.email('must be mail addresses, with commas between')).default([]),
  ONCALL_MAIL_FROM: z.email('must be a mail address').optional(),
  ONCALL_SMTP_HOST: z.string().optional(),
  ONCALL_SMTP_PORT: port.default(587),
  ONCALL_SMTP_TLS: z.enum(['required', 'none']).default('required'),
  ONCALL_SMTP_USER: z.string().optional(),
  ONCALL_SMTP_PASSWORD: z.string().optional(),
  ONCALL_WEBHOOK_URL: httpsUrl.optional(),
  ONCALL_WEBHOOK_SECRET: webhookKeys,
  REQUEST_DESKS: listOf(z.enum(['azure', 'microsoft365', 'own'])).default(['azure', 'microsoft365', 'own']),
  SUPPORT_COUNTRY: z
    .string()
    .regex(/^[A-Za-z]{3}$/, 'must be a country by three letters (ISO 3166-1 alpha-3), such as KOR')
    .transform((country) => country.toUpperCase())
    .optional(),
  INDIRECT_TAG: z.string().optional(),
  OWN_DESK_URL: httpsUrl.optional(),
  OWN_DESK_SECRET: webhookKeys,
  OWN_DESK_TEMPLATE: z.string().optional(),
  OWN_DESK_LINK_HOSTS: hosts.default([]),
  OWN_DESK_TAG: z.string().optional(),
  RESPONSE_TARGETS: z
    .string()
    .default('{}')
    .transform((text, context): DeskTargets => {
      const parsed = Targets.safeParse(readJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue(
        `must be JSON: for any of azure, microsoft365, own a plan and minutes for any of ${SEVERITIES.join(', ')}`,
      );
      return z.NEVER;
    }),
  REPLY_TEMPLATES: z.string().optional(),
  REQUEST_LOOK_SECONDS: positive.min(15).default(120),
  WEBHOOK_HOSTS: hosts.default([]),
  WEBHOOK_LOOPBACK: flag.default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

const Settings = z.object(SETTINGS);

const PolicyChanges = z.partialRecord(z.enum(DEEDS), z.array(z.enum(PARTNER_ROLES)));

const PortalOverrides = z.partialRecord(
  z.enum(Object.keys(PORTAL_TEMPLATES) as [keyof typeof PORTAL_TEMPLATES]),
  z.string().regex(/^https:\/\//),
);

const Targets = z.partialRecord(
  z.enum(['azure', 'microsoft365', 'own']),
  z.object({ plan: z.string().min(1).max(60), minutes: z.partialRecord(z.enum(SEVERITIES), positive) }),
);

type Read = z.infer<typeof Settings>;

type Addressed = 'LOGIN_URL' | 'GRAPH_URL' | 'ARM_URL' | 'PARTNER_CENTER_URL' | 'KEY_VAULT_URL';

/** Told by `bot`, which is the only one that knows the secret. */
type OfBot = 'BOT_APP_TYPE' | 'BOT_APP_TENANT_ID' | 'BOT_APP_SECRET' | 'BOT_APP_CERTIFICATE_PATH';

export interface Config
  extends Omit<Read, Addressed | OfBot | 'ALLOWED_TENANTS' | 'FILE_DELIVERY' | 'PORTAL_TEMPLATES'> {
  readonly FILE_DELIVERY: 'consent' | 'link';
  readonly bind: string;
  /** Microsoft's addresses: those of `CLOUD`, and the overrides in their places. */
  readonly cloud: Cloud;
  readonly reader: ReaderProof;
  /** Absent for a bot on this machine alone. */
  readonly bot: BotRegistration | undefined;
  /** How the partner's own ticket system is spoken with, as JSON; the plain way when absent. */
  readonly ownDeskProfile: object | undefined;
  /** The partner's own texts for customers, as JSON. */
  readonly replyTexts: object | undefined;
  /** Whose people may use the bot: the partner's own, unless said otherwise. */
  readonly ALLOWED_TENANTS: readonly string[];
  readonly PORTAL_TEMPLATES: PortalTemplates;
}

/** Reads the settings, or says everything that is wrong with them at once. The only reader of the environment. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, readFile = readText): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(set);
  const reader = readProof(set, readFile);
  const bot = readBot(set, readFile);
  const profile = readJsonFile('OWN_DESK_TEMPLATE', set.OWN_DESK_TEMPLATE, 'those in docs/desks', readFile);
  const replies = readJsonFile('REPLY_TEMPLATES', set.REPLY_TEMPLATES, 'docs/replies.example.json', readFile);
  const problems = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...(isListOfProblems(bot) ? bot : []),
    ...('kind' in reader ? [] : reader),
    ...readerProblems(set),
    ...(parsed.success ? fileProblems(parsed.data, CLOUDS[parsed.data.CLOUD]) : []),
    ...keyProblems(set, 'TOKEN_KEY'),
    ...keyProblems(set, 'AUDIT_KEY'),
    ...auditProblems(set),
    ...roleProblems(set),
    ...metricsProblems(set),
    ...oncallProblems(set),
    ...deskProblems(set),
    ...profile.problems,
    ...replies.problems,
    ...loopbackProblems(set),
  ];
  if (!parsed.success || !('kind' in reader) || isListOfProblems(bot) || problems.length > 0)
    throw new SettingsError(problems);
  const settings = parsed.data;
  const { LOGIN_URL: login, GRAPH_URL: graph, ARM_URL: arm, PARTNER_CENTER_URL: partnerCenter } = settings;
  const cloud = cloudAt(settings.CLOUD, { login, graph, arm, partnerCenter, keyVault: settings.KEY_VAULT_URL });
  return {
    ...settings,
    bind: settings.BIND ?? (settings.BOT_LOCAL ? '127.0.0.1' : '0.0.0.0'),
    cloud,
    reader,
    bot,
    ownDeskProfile: profile.content,
    replyTexts: replies.content,
    FILE_DELIVERY: deliveryOf(settings, cloud),
    ALLOWED_TENANTS: settings.ALLOWED_TENANTS ?? [settings.PARTNER_TENANT_ID],
    PORTAL_TEMPLATES: { ...cloud.portals, ...settings.PORTAL_TEMPLATES },
  };
}

/** The embedded database has one process. */
const roleProblems = ({ ROLE = 'all', DATABASE_URL }: NodeJS.ProcessEnv): readonly string[] =>
  ROLE === 'all' || DATABASE_URL
    ? []
    : ['ROLE: must be all without DATABASE_URL, for the embedded database has one process'];

const isListOfProblems = (read: unknown): read is readonly string[] => Array.isArray(read);

const readText = (path: string): string => readFileSync(path, 'utf8');

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
