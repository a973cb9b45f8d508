import { type Check, check, type Finding, failed, ok, skipped, warn } from './check.ts';

/** The schema of the jobs (`pgboss`), which the bot makes by itself. */
export type JobsPlace = 'there' | 'to-be-made' | 'forbidden';

/** How the database was found; nothing is written to see it. */
export type DatabaseFound =
  | { readonly kind: 'open'; readonly place: string; readonly migrationsBehind: number; readonly jobs: JobsPlace }
  /** A bot that runs has the embedded one: it has one owner. */
  | { readonly kind: 'held'; readonly dataDir: string }
  | { readonly kind: 'absent'; readonly dataDir: string }
  | { readonly kind: 'unreachable'; readonly why: string };

export type TokenKeysFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'settings' | 'vault'; readonly count: number }
  | { readonly kind: 'unreadable'; readonly why: string };

export interface FoundationNeeds {
  readonly database: DatabaseFound;
  readonly tokenKeys: TokenKeysFound;
  readonly scoping: boolean;
  /** Absent for a bot on this machine alone. */
  readonly bot:
    | { readonly token: () => Promise<string>; readonly issuer: string; readonly issuerTold: () => Promise<string> }
    | undefined;
  /** A token of the reader application for Graph, at home. */
  readonly readerToken: () => Promise<string>;
  /** Certificates of authorities that are pinned; nothing while events are not wanted. */
  readonly webhookIssuers: number | undefined;
}

const LOCAL = 'A bot on this machine alone (BOT_LOCAL=true) has no registration, and nobody who talks to it is proven.';

/** What has to stand before anybody outside is asked for customers. */
export function foundations(needs: FoundationNeeds): readonly Check[] {
  const { bot } = needs;
  return [
    still('scoping', 'Settings', 'Do agents see only customers for which their groups hold a role?', scoping(needs)),
    still('database', 'Database', 'Does it answer, and are its tables up to date?', database(needs.database)),
    still('jobs', 'Database', 'May the bot keep its jobs there?', jobs(needs.database)),
    still('token-key', 'Token key', 'Is there a key that seals the refresh tokens?', tokenKeys(needs.tokenKeys)),
    bot
      ? check({
          ...{ name: 'bot-credential', system: 'Bot registration', asks: 'Is the bot given a token for the channel?' },
          ask: bot.token,
          reads: () => ok('Entra knows the bot and its credential.'),
          refused: {
            outcome: 'failed',
            remedies: { 'app-absent': 'Check BOT_APP_ID and BOT_APP_TENANT_ID: the bot is registered for one tenant.' },
          },
        })
      : still('bot-credential', 'Bot registration', 'Is the bot given a token for the channel?', skipped(LOCAL)),
    bot
      ? check({
          ...{ name: 'bot-keys', system: 'Bot Framework', asks: 'Are its signing keys told?' },
          ask: bot.issuerTold,
          reads: (issuer) =>
            issuer === bot.issuer
              ? ok(`Tokens of ${issuer} can be checked.`)
              : failed(`It signs as ${issuer}, not as ${bot.issuer}.`, 'Check CLOUD and BOT_OPENID_METADATA_URL.'),
          refused: {
            outcome: 'failed',
            remedies: {
              unreachable: 'Let the bot reach login.botframework.com: without it nobody who writes is proven.',
            },
          },
        })
      : still('bot-keys', 'Bot Framework', 'Are its signing keys told?', skipped(LOCAL)),
    check({
      ...{ name: 'reader-credential', system: 'Reader application', asks: 'Is it given a token at home?' },
      ask: needs.readerToken,
      reads: () => ok('Entra knows the reader application and its credential.'),
      refused: {
        outcome: 'failed',
        remedies: { 'app-absent': 'Check READER_CLIENT_ID and PARTNER_TENANT_ID.' },
      },
    }),
    still('webhook', 'Partner Center events', 'Are they proven to be genuine?', webhook(needs.webhookIssuers)),
  ];
}

/** A question that settings alone answer. */
const still = (name: string, system: string, asks: string, finding: Finding): Check => ({
  ...{ name, system, asks },
  ask: async () => finding,
});

const scoping = ({ scoping: isOn }: FoundationNeeds): Finding =>
  isOn
    ? ok('GDAP_SCOPING=on.')
    : warn(
        'GDAP_SCOPING=off: every agent sees all customers of the partner.',
        'Remove GDAP_SCOPING, or set it to on, unless this was decided in writing.',
      );

function database(found: DatabaseFound): Finding {
  switch (found.kind) {
    case 'open': {
      const { place, migrationsBehind: behind } = found;
      if (behind === 0) return ok(`${place} answers; its tables are up to date.`);
      return warn(
        `${place} answers; its tables are ${behind} versions behind.`,
        'The next start brings them up to date.',
      );
    }
    case 'held':
      return warn(
        `${found.dataDir} is held by a bot that runs, and has one owner. The accounts that have signed in cannot be seen.`,
        'To see them too, stop the bot for the time of doctor, or give both a PostgreSQL server (DATABASE_URL).',
      );
    case 'absent':
      return ok(`${found.dataDir} is not there yet: the first start makes it.`);
    case 'unreachable':
      return failed(found.why, 'Start the server, or correct DATABASE_URL: without it the bot does not start.');
  }
}

function jobs(found: DatabaseFound): Finding {
  if (found.kind !== 'open') return skipped('See the row above.');
  switch (found.jobs) {
    case 'there':
      return ok('They are in the schema pgboss.');
    case 'to-be-made':
      return ok('It may: the next start makes the schema pgboss.');
    case 'forbidden':
      return failed(
        'The role of DATABASE_URL may not make the schema pgboss, or anything in it.',
        'GRANT CREATE ON DATABASE to it; or, as somebody who may, CREATE SCHEMA pgboss AUTHORIZATION that role.',
      );
  }
}

function tokenKeys(found: TokenKeysFound): Finding {
  switch (found.kind) {
    case 'none':
      return warn(
        'None: no account can sign in, and customers are read by application permissions alone.',
        'Set TOKEN_KEY (openssl rand -base64 32), or TOKEN_KEY_VAULT_URL, and npm run onboard.',
      );
    case 'settings':
      return ok(`TOKEN_KEY holds ${found.count === 1 ? 'one key' : `${found.count} keys`}.`);
    case 'vault':
      return ok('Key Vault gave it (TOKEN_KEY_VAULT_URL).');
    case 'unreadable':
      return failed(found.why, 'Until then the bot does not start.');
  }
}

function webhook(issuers: number | undefined): Finding {
  if (issuers === undefined) return skipped('PARTNER_CENTER_WEBHOOK=off: customers are read every few minutes.');
  if (issuers > 0) return ok(`Their certificates have to come from one of ${issuers} authorities.`);
  return ok('By a certificate of Microsoft’s name and place; PARTNER_CENTER_WEBHOOK_ISSUERS would pin its authority.');
}
