import { z } from 'zod';
import { PORTAL_TEMPLATES } from './domain/portal-links.ts';

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
const port = z.coerce.number().int().min(0).max(65535);
const positive = z.coerce.number().int().positive();
const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** Every setting there is; `env/.env.example` explains each, and a test keeps the two alike. */
export const SETTINGS = {
  PORT: port.default(3978),
  BIND: z.string().optional(),
  BOT_LOCAL: flag.default(false),
  BOT_APP_ID: z.string().default(''),
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  BOT_APP_TENANT_ID: z.string().default(''),
  BOT_APP_SECRET: z.string().default(''),
  PARTNER_TENANT_ID: z.guid({ error: 'must be the partner tenant id, a GUID' }),
  READER_CLIENT_ID: z.guid({ error: "must be the reader application's client id, a GUID" }),
  READER_CLIENT_SECRET: z.string({ error: 'must be set' }).min(1, 'must be set'),
  LOGIN_URL: httpsUrl.default('https://login.microsoftonline.com'),
  GRAPH_URL: httpsUrl.default('https://graph.microsoft.com'),
  ARM_URL: httpsUrl.default('https://management.azure.com'),
  PARTNER_CENTER_URL: httpsUrl.default('https://api.partnercenter.microsoft.com'),
  DATABASE_URL: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  SOURCE_TIME_LIMIT_MS: positive.max(10_000).default(8000),
  CACHE_MS: positive.default(60_000),
  CUSTOMER_REFRESH_MINUTES: positive.default(30),
  AUDIENCE_DEFAULT: z.enum(['all', 'none']).default('none'),
  DEFAULT_LOCALE: z.string().default('en-GB'),
  DEFAULT_ZONE: z.string().default('UTC'),
  PORTAL_TEMPLATES: z
    .string()
    .default('{}')
    .transform((text, context) => {
      const parsed = PortalOverrides.safeParse(readJson(text));
      if (parsed.success) return { ...PORTAL_TEMPLATES, ...parsed.data };
      context.addIssue(`must be JSON with https addresses for any of ${Object.keys(PORTAL_TEMPLATES).join(', ')}`);
      return z.NEVER;
    }),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

const Settings = z.object(SETTINGS);

const PortalOverrides = z.partialRecord(
  z.enum(Object.keys(PORTAL_TEMPLATES) as [keyof typeof PORTAL_TEMPLATES]),
  z.string().regex(/^https:\/\//),
);

export type Config = z.infer<typeof Settings> & { readonly bind: string };

/** Reads the settings, or says everything that is wrong with them at once. The only reader of the environment. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Settings.safeParse(set);
  const problems = parsed.success
    ? botProblems(parsed.data, env)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  const settings = parsed.data;
  return { ...settings, bind: settings.BIND ?? (settings.BOT_LOCAL ? '127.0.0.1' : '0.0.0.0') };
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Without an app id nobody who posts here is who they say they are: only ever on this machine, and only when told so. */
function botProblems(settings: z.infer<typeof Settings>, env: NodeJS.ProcessEnv): string[] {
  const problems: string[] = [];
  const signedIn = settings.BOT_APP_ID !== '';
  if (!signedIn && !settings.BOT_LOCAL) {
    problems.push(
      "BOT_APP_ID: must be the bot registration's app id (or BOT_LOCAL=true for a bot on this machine alone)",
    );
  }
  if (signedIn && settings.BOT_LOCAL)
    problems.push('BOT_LOCAL: must not be true beside BOT_APP_ID; remove one of them');
  if (settings.BOT_LOCAL && !LOOPBACK.test(settings.BIND ?? '127.0.0.1')) {
    problems.push('BIND: must be a loopback address while BOT_LOCAL=true, for nobody is authenticated then');
  }
  if (settings.BOT_LOCAL && env.NODE_ENV === 'production')
    problems.push('BOT_LOCAL: is not allowed with NODE_ENV=production');
  if (signedIn && settings.BOT_APP_TENANT_ID === '') problems.push('BOT_APP_TENANT_ID: must be set beside BOT_APP_ID');
  if (signedIn && settings.BOT_APP_TYPE === 'SingleTenant' && settings.BOT_APP_SECRET === '') {
    problems.push('BOT_APP_SECRET: must be set for BOT_APP_TYPE=SingleTenant');
  }
  return problems;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
