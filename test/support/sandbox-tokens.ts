import { createAppOnlyTokens } from '../../src/services/adapters/identity/app-only-tokens.ts';
import { createDelegatedTokens } from '../../src/services/adapters/identity/delegated-tokens.ts';
import type { ReaderApplication } from '../../src/services/adapters/identity/reader-application.ts';
import { beginSignIn } from '../../src/services/adapters/identity/sign-in.ts';
import { createTokenEndpoint } from '../../src/services/adapters/identity/token-endpoint.ts';
import type { AccountName, Tokens, TokenVault } from '../../src/services/ports.ts';
import { signInAs } from './browser.ts';
import type { Sandbox } from './sandbox.ts';
import { GOOD_FORM, GRAPH, PARTNER_TENANT_ID } from './sandbox-calls.ts';

/** Tokens of the sandbox's reader application: its own, and in the name of each account. */
export interface SandboxTokens {
  readonly 'app-only': Tokens;
  /** The reader account's. */
  readonly delegated: Tokens;
  /** The partner account's. */
  readonly partner: Tokens;
}

const now = () => new Date();

export async function sandboxTokens({ url }: Pick<Sandbox, 'url'>): Promise<SandboxTokens> {
  const application: ReaderApplication & { now: () => Date } = {
    authorityHost: url,
    tenantId: PARTNER_TENANT_ID,
    clientId: GOOD_FORM.client_id,
    proof: { kind: 'secret', secret: GOOD_FORM.client_secret },
    now,
  };
  const redeem = createTokenEndpoint(application);
  const scope = `${GRAPH}/.default offline_access`;
  const signedIn = async (account: AccountName): Promise<Tokens> => {
    const signIn = beginSignIn({ application, redeem, redirectUri: 'http://localhost:8400/', scope });
    const { refreshToken: token = '' } = await signIn.finish(await signInAs(`healthdesk.${account}`, signIn.url));
    const vault = { read: async () => ({ token, objectId: 'o', userName: 'u', receivedAt: now() }) };
    return createDelegatedTokens({ account, vault: vault as unknown as TokenVault, redeem, now });
  };
  return {
    'app-only': createAppOnlyTokens(application),
    delegated: await signedIn('reader'),
    partner: await signedIn('partner'),
  };
}
