import entraRoles from '../../domain/entra-roles.json' with { type: 'json' };
import type { Way } from '../access/ways.ts';
import type { Cause } from './cause.ts';
import { REMEDIES } from './words.ts';

/** Where things are mended at one customer. */
export interface CustomerPlace {
  readonly tenantId: string;
  readonly name: string;
  /** Where a Global Administrator of the customer consents to the application. */
  readonly consentLink: string;
  /** The customer in Partner Center. */
  readonly page: string;
  /** What to do where the right to read has ended. */
  readonly renewal: string;
}

export const HEALTH_ROLE_IDS: readonly string[] = Object.values(entraRoles.health);
const ROLE = 'Service Support Administrator' satisfies keyof typeof entraRoles.health;

/** What to do about a cause at a customer that was asked by a way. */
export function remedyAt(cause: Cause, way: Way, { tenantId, name, consentLink }: CustomerPlace): string {
  switch (cause) {
    case 'no-consent':
    case 'app-absent':
      return way === 'delegated'
        ? `Consent: npm run onboard -- --consent ${tenantId} as an Admin agent, or a Global Administrator there opens ${consentLink}.`
        : `Consent: a Global Administrator there opens ${consentLink}, or onboard the reader account and npm run onboard -- --consent ${tenantId}.`;
    case 'conditional-access':
      return `Ask ${name} to exclude ${way === 'delegated' ? 'the service provider users of your tenant' : 'this application'} from the policy that blocks; the sign-in log there names it.`;
    case 'no-permission':
      return way === 'delegated'
        ? roleRemedy(undefined)
        : `The consent lacks ServiceHealth.Read.All: a Global Administrator there opens ${consentLink}.`;
    case 'access-ended':
      return roleRemedy(undefined);
    default:
      return REMEDIES[cause];
  }
}

/** How a group of ours comes to read health at a customer. */
export const roleRemedy = (readerGroupId: string | undefined): string =>
  `Role: ask for a GDAP relationship with ${ROLE} (${entraRoles.health[ROLE]}), and assign it to the security group ${
    readerGroupId ?? 'of the reader account and to those of your agents'
  }.`;
