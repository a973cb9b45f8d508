import { scopeOf } from '../clouds.ts';
import type { Config } from '../config.ts';
import { createRenewAccounts, type ExpiringToken } from '../services/access/renew-accounts.ts';
import {
  type AccessWays,
  borrowWay,
  createAccessTokens,
  createAccessWays,
  messagesByWay,
  readByWay,
  type Way,
} from '../services/access/ways.ts';
import { createAppOnlyTokens } from '../services/adapters/identity/app-only-tokens.ts';
import { createDelegatedTokens, createHomeRenewal } from '../services/adapters/identity/delegated-tokens.ts';
import type { HearAnswer } from '../services/adapters/identity/kept-tokens.ts';
import type { ReaderApplication } from '../services/adapters/identity/reader-application.ts';
import { createTokenEndpoint } from '../services/adapters/identity/token-endpoint.ts';
import { createAccessBook } from '../services/adapters/storage/access-book.ts';
import { createAzureWayBook } from '../services/adapters/storage/azure-way-book.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createKeyRing } from '../services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../services/adapters/storage/token-vault.ts';
import type { MessageCenter } from '../services/communication-ports.ts';
import type {
  AccessBook,
  AccountName,
  AzureWayBook,
  HealthSource,
  ServiceDetailSource,
  Tokens,
  TokenVault,
} from '../services/ports.ts';
import type { World } from './world.ts';

/** The reader application's tokens, and by which way they open each customer. */
export interface ReaderAccess {
  readonly book: AccessBook;
  readonly vault: TokenVault;
  readonly ways: AccessWays;
  /** For a customer's tenant, by one way alone. */
  readonly tokens: Readonly<Record<Way, Tokens>>;
  /** By which way Azure was reached. */
  readonly azureWays: AzureWayBook;
  /** The application itself, for the partner's own tenant. */
  readonly home: Tokens;
  /** For a customer's tenant, by the way that works there. */
  readonly customers: Tokens;
  /** The partner account's, for the calls of Partner Center that want a person with MFA. */
  readonly partnerAccount: Tokens;
  /** The reader account's at home, for what only a person may ask there; the application's until somebody has signed in. */
  readonly homeAccount: Tokens;
  /** Details of a customer's own tenant, by the way that works there; no proof that it does. */
  borrowWay(make: (tokens: Tokens) => ServiceDetailSource): ServiceDetailSource;
  /** A source that reads each customer by the way that works there. */
  byWay(make: (tokens: Tokens) => HealthSource): HealthSource;
  /** Message centers, by the way that opens each. */
  messagesByWay(make: (tokens: Tokens) => MessageCenter): MessageCenter;
  /** Keeps the accounts signed in. */
  renewAccounts(): Promise<void>;
}

export interface ReaderAccessEvents {
  readonly onExpiring: (token: ExpiringToken) => void;
  readonly onRenewalFailure: (error: unknown, account: AccountName) => void;
  /** A customer's token was asked for. */
  readonly onToken?: HearAnswer;
}

export const readerApplication = ({
  cloud,
  PARTNER_TENANT_ID,
  READER_CLIENT_ID,
  reader,
}: Config): ReaderApplication => ({
  authorityHost: cloud.login,
  tenantId: PARTNER_TENANT_ID,
  clientId: READER_CLIENT_ID,
  proof: reader,
});

export function createReaderAccess(
  config: Config,
  { clock }: Pick<World, 'clock'>,
  db: Database['db'],
  { onExpiring, onRenewalFailure: onFailure, onToken: hear }: ReaderAccessEvents,
): ReaderAccess {
  const application = { ...readerApplication(config), now: clock };
  const redeem = createTokenEndpoint(application);
  const vault = createTokenVault(db, createKeyRing(config.TOKEN_KEY));
  const book = createAccessBook(db);

  const delegated = { vault, redeem, now: clock };
  const tokens = {
    delegated: createDelegatedTokens({ ...delegated, account: 'reader', ...(hear && { hear }) }),
    'app-only': createAppOnlyTokens(application, hear),
  };
  const hasReader = async () => (await vault.accounts()).has('reader');
  const ways = createAccessWays({
    open: async () => ((await hasReader()) ? ['delegated', 'app-only'] : ['app-only']),
    book,
    onRefused: (way, tenantId) => tokens[way].forget(tenantId),
    clock,
  });
  return {
    book,
    vault,
    ways,
    tokens,
    azureWays: createAzureWayBook(db),
    home: tokens['app-only'],
    customers: createAccessTokens(ways, tokens),
    partnerAccount: createDelegatedTokens({ ...delegated, account: 'partner' }),
    homeAccount: {
      for: async (...asked) => await tokens[(await hasReader()) ? 'delegated' : 'app-only'].for(...asked),
    },
    borrowWay: (make) => borrowWay(ways, { delegated: make(tokens.delegated), 'app-only': make(tokens['app-only']) }),
    byWay: (make) => readByWay(ways, { delegated: make(tokens.delegated), 'app-only': make(tokens['app-only']) }),
    messagesByWay: (make) =>
      messagesByWay(ways, { delegated: make(tokens.delegated), 'app-only': make(tokens['app-only']) }),
    renewAccounts: createRenewAccounts({
      vault,
      redeem: createHomeRenewal(redeem, application.tenantId, scopeOf(config.cloud.graph)),
      clock,
      onExpiring,
      onFailure,
    }),
  };
}
