import { type Answer, type Ask, linkTo, type Route } from '../exchange.ts';
import { staff } from '../world/staff.ts';
import { type Accounts, userNameOf } from './accounts.ts';
import { CLIENT_ID, PARTNER_DOMAIN, PARTNER_TENANT_ID, REDIRECT } from './application.ts';

/**
 * The page on which people sign in. Nobody has a password here: with `login_hint` that account is signed in at once, else
 * the page lets one choose. The browser goes back with a code.
 */
export function authorizeRoute(accounts: Accounts): Route {
  return {
    method: 'GET',
    path: /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/,
    handle: (ask, [tenant = '']) => {
      const wanted = (name: string): string => ask.query.get(name) ?? '';
      const redirectUri = wanted('redirect_uri');
      if (tenant !== PARTNER_TENANT_ID && tenant !== PARTNER_DOMAIN) return page('There is no such tenant here.');
      if (wanted('client_id') !== CLIENT_ID || !REDIRECT.test(redirectUri))
        return page('AADSTS50011: the redirect address is not registered with the application.');
      if (wanted('response_type') !== 'code' || wanted('code_challenge_method') !== 'S256')
        return page('AADSTS900971: only the authorization code grant with PKCE is simulated.');
      const person = accounts.find(wanted('login_hint'));
      if (person === undefined) return page('Who signs in?', choices(ask));
      const code = accounts.giveCode({ person, redirectUri, challenge: wanted('code_challenge') });
      const location = `${redirectUri}?${new URLSearchParams({ code, state: wanted('state') })}`;
      return { status: 302, headers: { location }, body: '' };
    },
  };
}

function choices(ask: Ask): string {
  const link = (userName: string) => escaped(linkTo(ask, { login_hint: userName }));
  return staff
    .map((person) => `<li><a href="${link(userNameOf(person))}">${escaped(userNameOf(person))}</a></li>`)
    .join('');
}

const page = (title: string, items = ''): Answer => ({
  status: items === '' ? 400 : 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><meta charset="utf-8"><title>Sandbox</title><h1>${title}</h1><ul>${items}</ul>`,
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
