import { createDelegatedTokens } from '../../src/services/adapters/identity/delegated-tokens.ts';
import type { ReaderApplication } from '../../src/services/adapters/identity/reader-application.ts';
import { beginSignIn } from '../../src/services/adapters/identity/sign-in.ts';
import type { createTokenEndpoint } from '../../src/services/adapters/identity/token-endpoint.ts';
import type { Tokens, TokenVault } from '../../src/services/ports.ts';
import { signInAs } from './browser.ts';
import { PARTNER_CENTER } from './sandbox-calls.ts';

/** Tokens of a person of the sandbox's, for Partner Center. */
export async function signInForTokens(
  person: string,
  redeem: ReturnType<typeof createTokenEndpoint>,
  application: ReaderApplication & { readonly now: () => Date },
): Promise<Tokens> {
  const scope = `${PARTNER_CENTER}/.default offline_access openid`;
  const signIn = beginSignIn({ application, redeem, redirectUri: 'http://localhost:8400/', scope });
  const { refreshToken: token = '' } = await signIn.finish(await signInAs(person, signIn.url));
  const stored = { token, objectId: 'o', userName: person, receivedAt: application.now() };
  const vault = { read: async () => stored } as unknown as TokenVault;
  return createDelegatedTokens({ account: 'partner', vault, redeem, now: application.now });
}
