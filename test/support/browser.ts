import { PARTNER_DOMAIN } from '../../sandbox/login/application.ts';

/**
 * Signs somebody in on the sandbox's page, as a browser would: `healthdesk.reader`. Answers the address at which the browser
 * ends up; nobody need listen there.
 */
export async function signInAs(userName: string, url: string): Promise<URL> {
  const page = await fetch(`${url}&login_hint=${encodeURIComponent(`${userName}@${PARTNER_DOMAIN}`)}`, {
    redirect: 'manual',
  });
  const location = page.headers.get('location');
  if (location === null) throw new Error(`the page does not let ${userName} in: ${page.status} ${await page.text()}`);
  return new URL(location);
}
