import { SourceError } from '../../../domain/source-error.ts';
import type { AccountName, TokenVault } from '../../ports.ts';
import { type HearAnswer, type KeptTokens, keepTokens } from './kept-tokens.ts';
import type { Redeem } from './token-endpoint.ts';

export interface DelegatedSettings {
  readonly account: AccountName;
  readonly vault: TokenVault;
  readonly redeem: Redeem;
  readonly now: () => Date;
  readonly hear?: HearAnswer;
}

/**
 * Tokens of a person-like account that the partner has signed in once (secure application model): its refresh token,
 * redeemed at each tenant. There the application needs delegated consent, and the account a GDAP role.
 *
 * What a customer's tenant returns as the next refresh token is left alone. The key to every customer is renewed at home
 * (`renew-accounts.ts`), stored before it is used; no single customer's answer may replace it.
 */
export function createDelegatedTokens({ account, vault, redeem, now, hear }: DelegatedSettings): KeptTokens {
  return keepTokens(
    async (tenantId, scope) => {
      const stored = await vault.read(account).catch((error: Error) => cannotSignIn(error.message));
      if (stored === undefined) return cannotSignIn(`no ${account} account has signed in`);
      return await redeem(tenantId, { grant_type: 'refresh_token', refresh_token: stored.token, scope });
    },
    now,
    hear,
  );
}

/** Our own failure, whoever's tenant is asked for; the asking source is named by who catches it. */
function cannotSignIn(why: string): never {
  throw new SourceError('sign-in', 'partner-center', why);
}

/** Redeems a refresh token in the account's own tenant, and answers the one that follows it. */
export function createHomeRenewal(redeem: Redeem, tenantId: string, scope: string) {
  return async (refreshToken: string): Promise<string> => {
    const scopes = `${scope} offline_access`;
    const next = await redeem(tenantId, { grant_type: 'refresh_token', refresh_token: refreshToken, scope: scopes });
    if (next.refreshToken === undefined) throw new Error('the login sent no next refresh token');
    return next.refreshToken;
  };
}
