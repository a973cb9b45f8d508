import { lookup } from 'node:dns';
import { createOncallPress } from '../bot/oncall-press.ts';
import type { Config } from '../config.ts';
import { createSmtpPager } from '../services/adapters/pager/smtp.ts';
import { createWebhookPager } from '../services/adapters/pager/webhook.ts';
import { createTokenOutcomeBook } from '../services/adapters/storage/token-outcome-book.ts';
import { createSignedWebhook } from '../services/adapters/webhook/signed-webhook.ts';
import { createKeepWatch } from '../services/oncall/keep-watch.ts';
import { createTokenWatch } from '../services/oncall/watch-tokens.ts';
import type { Pager } from '../services/oncall-ports.ts';
import type { Ground } from './ground.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 3600_000;
/** All that one message may spend on waiting between its tries. */
const PATIENCE_MS = 10_000;

/** Every way to everybody on call, by the settings. */
export function createPagers(config: Config, { clock: now, random, sleep, deadline }: World): readonly Pager[] {
  const {
    ONCALL_SMTP_HOST: host,
    ONCALL_MAIL_FROM: from,
    ONCALL_SMTP_USER: user,
    ONCALL_SMTP_PASSWORD: password,
  } = config;
  const server = { host: host ?? '', port: config.ONCALL_SMTP_PORT, tls: config.ONCALL_SMTP_TLS, from: from ?? '' };
  const login = user && password ? { user, password } : undefined;
  const url = config.ONCALL_WEBHOOK_URL;
  const webhook =
    url &&
    createSignedWebhook({
      url,
      keys: config.ONCALL_WEBHOOK_SECRET,
      allowedHosts: config.WEBHOOK_HOSTS,
      loopbackToo: config.WEBHOOK_LOOPBACK,
      resolve: lookup,
      patience: { now, random, sleep, limitMs: PATIENCE_MS },
      deadline,
    });
  return [
    ...config.ONCALL_MAIL_TO.map((to) => createSmtpPager({ ...server, login, to })),
    ...(webhook ? [createWebhookPager({ webhook, deadline })] : []),
  ];
}

/** Notices in the words of those on call, who have no client to tell their language. */
export const oncallPress = ({ DEFAULT_LOCALE: locale, DEFAULT_ZONE: zone }: Config) =>
  createOncallPress({ locale, zone });

/** Minds Teams and Entra themselves, and tells whoever is on call by ways that need neither. */
export function createOncall(
  { config, world, database, tokenTally, log }: Ground,
  { troubles, catchUp }: Pick<Watch['telling'], 'troubles' | 'catchUp'>,
) {
  const { clock } = world;
  const outcomes = createTokenOutcomeBook(database.db);
  return {
    keepWatch: createKeepWatch({
      troubles,
      watchTokens: createTokenWatch({ tally: tokenTally, outcomes, troubles, clock }),
      pagers: createPagers(config, world),
      press: oncallPress(config).notice,
      catchUp,
      clock,
      onRaised: ({ kind, since, why }) => log.error({ trouble: kind, since, why }, 'nothing has worked for minutes'),
      onEnded: ({ kind, since, endedAt }) => log.info({ trouble: kind, since, endedAt }, 'it works again'),
      onSent: ({ way }, event) => log.info({ way, event }, 'whoever is on call was told'),
      onFailure: (error, { way }) => log.error({ err: error, way }, 'whoever is on call could not be told'),
    }),
    /** Forgets tenants that nobody asks for any more. */
    tidy: () => outcomes.purge(new Date(clock().getTime() - DAY_MS)),
  };
}
