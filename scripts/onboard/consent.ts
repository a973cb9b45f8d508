import { SourceError } from '../../src/domain/source-error.ts';
import type { OperatorDesk } from '../../src/house/operator.ts';
import { awaitBrowser } from './await-browser.ts';
import { OperatorError } from './operator-error.ts';

const CUSTOMER_LIMIT_MS = 30_000;

/** Lets an Admin agent sign in, and grants the application its permissions at one customer or at all of them. */
export async function consent(desk: OperatorDesk, whom: string, port: number): Promise<void> {
  const browser = await awaitBrowser(port);
  try {
    const signIn = desk.signInPerson(browser.redirectUri);
    console.log(
      'Sign in as yourself: an Admin agent with MFA, who holds the GDAP role Cloud Application Administrator at the ' +
        `customers. Nothing of it is kept:\n  ${signIn.url}`,
    );
    const { token } = await signIn.finish(await browser.returned);
    const { grant, customers } = desk.consentAs(token);
    let failed = 0;
    const grantOne = async (tenantId: string, name: string): Promise<void> => {
      try {
        const outcome = await grant(tenantId, AbortSignal.timeout(CUSTOMER_LIMIT_MS));
        console.log(`${outcome === 'granted' ? 'consented' : 'had consented'}: ${name}`);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failed += 1;
        console.error(`not consented: ${name}: ${error.message}`);
      }
    };
    if (whom === 'all') {
      for await (const page of customers.pages(AbortSignal.timeout(10 * 60_000)))
        for (const { tenantId, name } of page) await grantOne(tenantId, name);
    } else {
      await grantOne(whom, whom);
    }
    if (failed > 0) throw new OperatorError(`${failed} without consent: grant it there by the admin-consent link.`);
  } finally {
    browser.close();
  }
}
