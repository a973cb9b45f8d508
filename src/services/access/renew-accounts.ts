import type { AccountName, SignedInAccount, TokenVault } from '../ports.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How long Entra takes a refresh token that nobody has used. */
const LIFETIME_MS = 90 * DAY_MS;
const RENEW_AFTER_MS = DAY_MS;
const ANNOUNCED_MS = 14 * DAY_MS;

export interface ExpiringToken {
  readonly account: AccountName;
  readonly expiresAt: Date;
}

export interface RenewAccountsNeeds {
  readonly vault: TokenVault;
  /** Redeems a refresh token at home and answers the next one. */
  readonly redeem: (refreshToken: string) => Promise<string>;
  readonly clock: () => Date;
  readonly onExpiring: (token: ExpiringToken) => void;
  readonly onFailure: (error: unknown, account: AccountName) => void;
}

/**
 * Renews each account's refresh token once a day, by one replica; the others go on with the one that is stored, which
 * Entra still takes. Then announces, 14 days ahead, those that could not be renewed for long.
 */
export function createRenewAccounts(needs: RenewAccountsNeeds): () => Promise<void> {
  const { vault, redeem, clock, onExpiring, onFailure } = needs;

  async function renew(account: AccountName): Promise<void> {
    const at = clock();
    if (!(await vault.claimRenewal(account, { at, before: new Date(at.getTime() - RENEW_AFTER_MS) }))) return;
    const stored = await vault.read(account);
    if (stored === undefined) return;
    await vault.renew(account, stored, { token: await redeem(stored.token), receivedAt: at });
  }

  return async () => {
    for (const account of (await vault.accounts()).keys()) {
      await renew(account).catch((error: unknown) => onFailure(error, account));
    }
    for (const token of await expiringTokens(vault, clock())) onExpiring(token);
  };
}

/** Tokens that end within 14 days, or have ended, soonest first. */
export async function expiringTokens(vault: TokenVault, now: Date): Promise<readonly ExpiringToken[]> {
  return [...(await vault.accounts())]
    .filter(([, one]) => isEndingSoon(one, now))
    .map(([account, one]) => ({ account, expiresAt: endOfToken(one) }))
    .sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
}

/** Until when Entra takes an account's token if it is not renewed. */
export const endOfToken = ({ receivedAt }: Pick<SignedInAccount, 'receivedAt'>): Date =>
  new Date(receivedAt.getTime() + LIFETIME_MS);

/** Within 14 days, or already. */
export const isEndingSoon = (account: Pick<SignedInAccount, 'receivedAt'>, now: Date): boolean =>
  endOfToken(account).getTime() - now.getTime() <= ANNOUNCED_MS;
