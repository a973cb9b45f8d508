import type { FailureKind, SourceError } from '../../domain/source-error.ts';

/** Why a question got no answer, as finely as whoever has to mend it needs to know. */
export type Cause =
  | 'no-consent'
  /** The application is not in that tenant, or has been switched off there. */
  | 'app-absent'
  | 'conditional-access'
  | 'mfa-missing'
  | 'token-expired'
  | 'token-revoked'
  /** The application's own secret, certificate or federated credential. */
  | 'wrong-credential'
  | 'access-ended'
  | 'no-permission'
  | 'throttled'
  | 'slow'
  | 'unreachable'
  | 'garbage'
  | 'not-found'
  | 'sign-in';

/** Entra's numbers behind each. Source: "Microsoft Entra authentication and authorization error codes". */
const NUMBERS: Partial<Record<Cause, readonly number[]>> = {
  'no-consent': [65001, 90094],
  'app-absent': [500011, 650052, 650057, 700016, 7000112, 7000229],
  'conditional-access': [50131, 50158, 53000, 53001, 53002, 53003, 53004],
  'mfa-missing': [50072, 50074, 50076, 50079],
  'token-expired': [70008, 70043, 700082],
  'token-revoked': [50132, 50133, 50173],
  'wrong-credential': [50027, 700021, 700023, 700024, 700027, 700213, 7000215, 7000222],
};

const CAUSE_BY_NUMBER = new Map(
  Object.entries(NUMBERS).flatMap(([cause, numbers]) => numbers.map((number) => [number, cause as Cause])),
);

const CAUSE_BY_KIND: Readonly<Record<FailureKind, Cause>> = {
  'no-consent': 'no-consent',
  'access-ended': 'access-ended',
  'no-permission': 'no-permission',
  throttled: 'throttled',
  timeout: 'slow',
  unreachable: 'unreachable',
  garbled: 'garbage',
  'not-found': 'not-found',
  'sign-in': 'sign-in',
};

/** By the AADSTS number, which every diagnosis of the login carries; else by what kind of failure it is. */
export function causeOf({ kind, message }: Pick<SourceError, 'kind' | 'message'>): Cause {
  const number = Number(/AADSTS(\d+)/.exec(message)?.[1]);
  return CAUSE_BY_NUMBER.get(number) ?? CAUSE_BY_KIND[kind];
}
