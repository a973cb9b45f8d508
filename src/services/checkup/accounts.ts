import type { PartnerRole } from '../../domain/agent.ts';
import { endOfToken, isEndingSoon } from '../access/renew-accounts.ts';
import type { AccountName, SignedInAccount } from '../ports.ts';
import { type Check, check, type Finding, failed, ok, skipped, warn } from './check.ts';

export interface AccountNeeds {
  /** Who has signed in; nothing where the database is not open to us. */
  readonly accounts: ReadonlyMap<AccountName, SignedInAccount> | undefined;
  /** Redeems the stored token, and keeps nothing of what comes; tells whether it carries MFA, if that can be told. */
  readonly redeem: (account: AccountName) => Promise<{ readonly hasMfa: boolean | undefined }>;
  readonly rolesThatForbid: (account: SignedInAccount) => Promise<readonly PartnerRole[]>;
  readonly now: Date;
}

const OF: Readonly<Record<AccountName, string>> = { reader: 'Reader account', partner: 'Partner account' };
const ONBOARD: Readonly<Record<AccountName, string>> = {
  reader: 'npm run onboard',
  partner: 'npm run onboard -- --account partner',
};
const NOT_SEEN = skipped('Not seen: see the database above.');

/** Whether an account that the bot acts as is signed in, with MFA, for long enough, and without more power than it needs. */
export function accountChecks(account: AccountName, needs: AccountNeeds): readonly Check[] {
  const system = OF[account];
  const signedIn = needs.accounts?.get(account);
  const plan = { name: `${account}-account`, system, asks: 'Is it signed in, with MFA, and for how long?' };
  const roles = { name: `${account}-roles`, system, asks: 'Is it in no admin group?' };
  if (signedIn === undefined) {
    const finding = needs.accounts === undefined ? NOT_SEEN : absent(account);
    return [
      { ...plan, ask: async () => finding },
      { ...roles, ask: async () => (needs.accounts ? skipped('Nobody has signed in.') : NOT_SEEN) },
    ];
  }
  return [
    check({
      ...plan,
      after: ['reader-credential'],
      ask: () => needs.redeem(account),
      reads: ({ hasMfa }) => standing(account, signedIn, hasMfa, needs.now),
      refused: { outcome: 'warn' },
    }),
    check({
      ...roles,
      after: ['reader-credential'],
      ask: () => needs.rolesThatForbid(signedIn),
      reads: (forbidden) =>
        forbidden.length === 0
          ? ok(`${signedIn.userName} is in neither AdminAgents nor Global Administrator.`)
          : failed(
              `${signedIn.userName} is ${forbidden.map(wordsOf).join(' and ')}: its token opens every customer to whoever reads the database.`,
              `npm run revoke, then ${ONBOARD[account]} with an account of its own that has no admin role.`,
            ),
      refused: {
        outcome: 'warn',
        remedies: { 'no-permission': 'Grant GroupMember.Read.All and RoleManagement.Read.Directory at home.' },
      },
    }),
  ];
}

const absent = (account: AccountName): Finding =>
  account === 'reader'
    ? warn('Nobody has signed in: customers are read by application permissions alone.', ONBOARD.reader)
    : skipped('Nobody has signed in; optional, for Partner Center’s calls that want a person.', ONBOARD.partner);

const wordsOf = (role: PartnerRole): string => (role === 'admin-agent' ? 'in AdminAgents' : 'a Global Administrator');

function standing(account: AccountName, who: SignedInAccount, hasMfa: boolean | undefined, now: Date): Finding {
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  const until = `good until ${day(endOfToken(who))} if nothing renews it`;
  if (hasMfa === false) {
    return warn(
      `${who.userName} is signed in, but MFA is missing in the refresh token: Partner Center and customers with Conditional Access refuse it.`,
      `Ask for MFA of the account, then ${ONBOARD[account]} again.`,
    );
  }
  if (isEndingSoon(who, now)) {
    return warn(
      `${who.userName} signed in on ${day(who.receivedAt)}, and its token has not been renewed since; ${until}.`,
      `A bot that runs renews it every day: see why its log says it does not, or ${ONBOARD[account]} again.`,
    );
  }
  const mfa = hasMfa ? 'with MFA' : 'whether with MFA cannot be told';
  return ok(`${who.userName} is signed in, ${mfa}; ${until}.`);
}
