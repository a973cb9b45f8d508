import type { FailureKind } from '../../../domain/source-error.ts';

/** Entra's refusals that mean something other than "our own sign-in is wrong", by their AADSTS number. */
const KINDS: Readonly<Record<string, FailureKind>> = {
  // The application, or the resource it wants, is not in the tenant, not consented, or switched off there.
  65001: 'no-consent',
  90094: 'no-consent',
  500011: 'no-consent',
  650052: 'no-consent',
  650057: 'no-consent',
  700016: 'no-consent',
  7000112: 'no-consent',
  7000229: 'no-consent',
  // The account is not of this tenant any more, or there is no such tenant.
  50020: 'access-ended',
  50034: 'access-ended',
  90002: 'access-ended',
  90072: 'access-ended',
  5000224: 'access-ended',
  // Known and consented, but held back: no role assigned, Conditional Access, MFA.
  50072: 'no-permission',
  50074: 'no-permission',
  50076: 'no-permission',
  50079: 'no-permission',
  50105: 'no-permission',
  50131: 'no-permission',
  50158: 'no-permission',
  53000: 'no-permission',
  53001: 'no-permission',
  53002: 'no-permission',
  53003: 'no-permission',
  53004: 'no-permission',
  // Entra's own trouble.
  50196: 'throttled',
  90055: 'throttled',
  90006: 'unreachable',
  90033: 'unreachable',
};

/** What a refused token request means: by the AADSTS number in its words; without one, nobody has answered. */
export function kindOfRefusal(words: string): FailureKind {
  const [, number] = /AADSTS(\d+)/.exec(words) ?? [];
  return number === undefined ? 'unreachable' : (KINDS[number] ?? 'sign-in');
}

/** The login said no, in words that are fit to be read: no token, no secret. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
}
