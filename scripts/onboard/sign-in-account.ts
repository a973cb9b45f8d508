import type { Config } from '../../src/config.ts';
import type { OperatorDesk } from '../../src/house/operator.ts';
import { rolesThatForbid } from '../../src/services/access/admit-account.ts';
import type { AccountName } from '../../src/services/ports.ts';
import { awaitBrowser } from './await-browser.ts';
import { OperatorError } from './operator-error.ts';

const WHO: Readonly<Record<AccountName, string>> = {
  reader: 'the reader account: in the security group that holds the GDAP roles used, and in no admin group',
  partner: 'the partner account: a Helpdesk agent, with MFA',
};

/** Lets an account sign in in the browser, and keeps its refresh token, unless it is too mighty to be kept. */
export async function signInAccount(
  desk: OperatorDesk,
  config: Config,
  { account, port, now }: { readonly account: AccountName; readonly port: number; readonly now: () => Date },
): Promise<void> {
  const browser = await awaitBrowser(port);
  try {
    const signIn = desk.signInAccount(browser.redirectUri);
    console.log(`Sign in as ${WHO[account]}:\n  ${signIn.url}`);
    const { objectId, tenantId, userName, refreshToken, token, hasMfa } = await signIn.finish(await browser.returned);
    if (tenantId.toLowerCase() !== config.PARTNER_TENANT_ID.toLowerCase())
      throw new OperatorError(`${userName} is not of the partner's tenant. Nothing was stored.`);
    if (hasMfa === false) {
      throw new OperatorError(
        `${userName} has signed in without MFA: Partner Center and many customers refuse such a token. Nothing was stored. ` +
          'Ask for MFA of this account (Conditional Access or security defaults), and sign in again.',
      );
    }
    const agent = { objectId, tenantId, name: userName };
    const forbidden = await rolesThatForbid(desk.groupsAs(token), agent, AbortSignal.timeout(30_000));
    if (forbidden.length > 0) {
      const roles = forbidden.map((role) => (role === 'admin-agent' ? 'in AdminAgents' : 'a Global Administrator'));
      throw new OperatorError(
        `${userName} is ${roles.join(' and ')}: its token would open every customer to whoever reads the database. ` +
          'Nothing was stored. Sign in as an account of its own, with no admin role.',
      );
    }
    if (refreshToken === undefined) throw new OperatorError('The login sent no refresh token. Nothing was stored.');
    await desk.vault.keep(account, { token: refreshToken, objectId, userName, receivedAt: now() });
    console.log(`Stored: ${userName} is the ${account} account. A bot that runs renews it every day.`);
  } finally {
    browser.close();
  }
}
