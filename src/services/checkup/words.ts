import type { Cause } from './cause.ts';

/*
 * What doctor says. In English alone: whoever sets the bot up reads Microsoft's own names of roles, permissions and
 * settings beside it, while the catalogues hold what the bot says to people in Teams.
 */

export const WHY: Readonly<Record<Cause, string>> = {
  'no-consent': 'No consent to the application',
  'app-absent': 'The application is not there, or switched off',
  'conditional-access': 'Blocked by Conditional Access',
  'mfa-missing': 'MFA is missing in the refresh token',
  'token-expired': 'The refresh token has expired',
  'token-revoked': 'The refresh token has been revoked',
  'wrong-credential': 'The credential is refused',
  'access-ended': 'No delegated access',
  'no-permission': 'The right is missing',
  throttled: 'Throttled',
  slow: 'No answer in time',
  unreachable: 'Unreachable, or in trouble itself',
  garbage: 'An answer that is none',
  'not-found': 'Not there',
  'sign-in': 'The sign-in fails',
};

export const REMEDIES: Readonly<Record<Cause, string>> = {
  'no-consent': 'Grant admin consent to the application in this tenant (docs/setup.md).',
  'app-absent': 'Check the client id and the tenant; see that the enterprise application is there and enabled.',
  'conditional-access':
    'Look into the sign-in log of that tenant for the policy that blocks, and exclude this application or account from it.',
  'mfa-missing': 'Ask for MFA of the account (Conditional Access or security defaults), then npm run onboard again.',
  'token-expired': 'Let the account sign in again: npm run onboard.',
  'token-revoked':
    'Let the account sign in again: npm run onboard. A changed password or a revoked session ends tokens.',
  'wrong-credential':
    'Check secret, certificate or federated credential of the registration, and that it has not expired.',
  'access-ended': 'Ask for a new GDAP relationship.',
  'no-permission': 'Grant the permission (docs/setup.md has the list with ids).',
  throttled: 'Wait a few minutes and try again; Microsoft limits requests for each tenant.',
  slow: 'Try again; if it stays slow, raise SOURCE_TIME_LIMIT_MS (at most 10000).',
  unreachable: 'Check network, proxy and CLOUD; then https://status.cloud.microsoft.',
  garbage: 'Try again; if it stays so, a proxy may answer in place of Microsoft.',
  'not-found': 'Check the id or the name.',
  'sign-in': 'Read the number in the answer at https://login.microsoftonline.com/error.',
};
