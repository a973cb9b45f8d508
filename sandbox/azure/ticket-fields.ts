import { supportServices } from '../world/support-services.ts';

/** What a new ticket has to have. */
export interface TicketFields {
  readonly title: string;
  readonly description: string;
  readonly serviceId: string;
  readonly problemClassificationId: string;
  readonly severity: string;
  readonly advancedDiagnosticConsent: string;
  readonly contactDetails: Readonly<Record<string, unknown>>;
}

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly details: readonly { readonly code: string; readonly target: string; readonly message: string }[];
}

const TEXTS = ['title', 'description', 'serviceId', 'problemClassificationId', 'severity', 'advancedDiagnosticConsent'];
const CONTACT = [
  ...['firstName', 'lastName', 'primaryEmailAddress', 'preferredContactMethod', 'preferredTimeZone'],
  ...['country', 'preferredSupportLanguage'],
];
/** Names of Windows' time zones have no slash. */
const WINDOWS_ZONE = /^[A-Z][^/]*$/;

/** The ticket that a body describes, or what Azure says of it, field by field. */
export function readTicket(body: unknown): TicketFields | Complaint {
  const properties = (body as { properties?: Record<string, unknown> }).properties ?? {};
  const contact = (properties.contactDetails ?? {}) as Record<string, unknown>;
  const empty = (of: Record<string, unknown>, names: readonly string[], under: string) =>
    names
      .filter((name) => typeof of[name] !== 'string' || of[name] === '')
      .map((name) => [under + name, 'is required.']);
  const isKnown = supportServices.some(({ id, classifications }) =>
    classifications.some((each) =>
      String(properties.problemClassificationId).endsWith(`${id}/problemClassifications/${each.id}`),
    ),
  );
  const wrong = [
    ...empty(properties, TEXTS, ''),
    ...empty(contact, CONTACT, 'contactDetails.'),
    ...(isKnown ? [] : [['problemClassificationId', 'is not known.']]),
    ...(/^(minimal|moderate|critical)$/.test(String(properties.severity)) ? [] : [['severity', 'is not known.']]),
    ...(/^[a-z]{3}$/i.test(String(contact.country)) ? [] : [['contactDetails.country', 'must have three letters.']]),
    ...(WINDOWS_ZONE.test(String(contact.preferredTimeZone))
      ? []
      : [['contactDetails.preferredTimeZone', 'is not known.']]),
    ...(/@[^.]+\./.test(String(contact.primaryEmailAddress))
      ? []
      : [['contactDetails.primaryEmailAddress', 'is no address.']]),
  ];
  if (wrong.length === 0) return properties as unknown as TicketFields;
  return {
    code: 'InvalidInput',
    message: `The ticket was not taken: ${wrong.map(([target, why]) => `${target} ${why}`).join(' ')}`,
    details: wrong.map(([target = '', why = '']) => ({ code: 'InvalidInput', target, message: `${target} ${why}` })),
  };
}
