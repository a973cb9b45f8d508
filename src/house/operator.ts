import { originsOf, scopeOf } from '../clouds.ts';
import type { Config } from '../config.ts';
import type { Customer } from '../domain/customer.ts';
import { createGraphPartnerGroups } from '../services/adapters/graph/partner-groups.ts';
import { createHttp } from '../services/adapters/http/http.ts';
import { within } from '../services/adapters/http/within.ts';
import { beginSignIn, type SignIn } from '../services/adapters/identity/sign-in.ts';
import { createTokenEndpoint } from '../services/adapters/identity/token-endpoint.ts';
import { createGrantConsent, type GrantConsent } from '../services/adapters/partner-center/consents.ts';
import { createPartnerCenterDirectory } from '../services/adapters/partner-center/directory.ts';
import { createAlertPathBook } from '../services/adapters/storage/alert-path-book.ts';
import { createCustomerBook } from '../services/adapters/storage/customer-book.ts';
import { openDatabase } from '../services/adapters/storage/database.ts';
import { createKeyRing } from '../services/adapters/storage/key-ring.ts';
import { createTokenVault } from '../services/adapters/storage/token-vault.ts';
import type { AlertPathBook } from '../services/alert-ports.ts';
import type { CustomerDirectory, PartnerGroups, Tokens, TokenVault } from '../services/ports.ts';
import { readerApplication } from './reader-access.ts';
import type { World } from './world.ts';

/** What a person at a terminal does for the bot: the same rooms, without the bot. */
export interface OperatorDesk {
  readonly vault: TokenVault;
  /** For the account that the bot goes on using. */
  signInAccount(redirectUri: string): SignIn;
  /** For the person alone: what comes of it ends with this program. */
  signInPerson(redirectUri: string): SignIn;
  /** Asked with the token of whoever has signed in. */
  groupsAs(token: string): PartnerGroups;
  consentAs(token: string): { readonly grant: GrantConsent; readonly customers: CustomerDirectory };
  readonly alertPaths: AlertPathBook;
  /** By tenant id or default domain, as the bot last read them. */
  customerNamed(tenantIdOrDomain: string): Promise<Customer | undefined>;
  close(): Promise<void>;
}

/** Fails with `DataDirInUseError` while a bot has the embedded database. */
export async function openDesk(config: Config, { clock: now, random, sleep, newId }: World): Promise<OperatorDesk> {
  const database = await openDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  const { cloud, PARTNER_TENANT_ID: partnerTenantId, READER_CLIENT_ID: clientId } = config;
  const http = within(originsOf(cloud), createHttp({ now, random, sleep, limitMs: 30_000 }));
  const application = readerApplication(config);
  const signIn = { application, redeem: createTokenEndpoint({ ...application, now }) };
  const always = (token: string): Tokens => ({ for: async () => token });
  const partnerCenter = { baseUrl: cloud.partnerCenter.url, scope: scopeOf(cloud.partnerCenter), http, newId };
  return {
    vault: createTokenVault(database.db, createKeyRing(config.TOKEN_KEY)),
    signInAccount: (redirectUri) =>
      beginSignIn({ ...signIn, redirectUri, scope: `${scopeOf(cloud.graph)} offline_access` }),
    signInPerson: (redirectUri) =>
      beginSignIn({ ...signIn, redirectUri, scope: `${cloud.partnerCenter.audience}/user_impersonation` }),
    groupsAs: (token) =>
      createGraphPartnerGroups({
        baseUrl: cloud.graph.url,
        scope: scopeOf(cloud.graph),
        tokens: always(token),
        http,
        partnerTenantId,
      }),
    consentAs: (token) => ({
      grant: createGrantConsent({ ...partnerCenter, clientId, token, licences: config.SERVICE_DETAILS === 'on' }),
      customers: createPartnerCenterDirectory({
        ...partnerCenter,
        partnerTenantId,
        tokens: always(token),
        pageSize: 500,
      }),
    }),
    alertPaths: createAlertPathBook(database.db),
    async customerNamed(name) {
      const customers = await createCustomerBook(database.db).all();
      return customers.find(({ tenantId, domain }) => [tenantId, domain].includes(name.toLowerCase()));
    },
    close: () => database.close(),
  };
}
