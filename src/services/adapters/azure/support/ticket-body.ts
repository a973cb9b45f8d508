import { TimeZoneConverter } from 'adaptive-expressions/lib/timeZoneConverter.js';
import type { RequestPacket } from '../../../../domain/request-packet.ts';

/**
 * The body of a new ticket. Source: Microsoft.Support's `SupportTickets_Create`, 2024-04-01; severities are our words.
 * `country` is ISO 3166-1 alpha-3. Consent to advanced diagnostics is the customer's to give: an engineer asks for it.
 */
export function ticketBody(packet: RequestPacket, description: string, country: string): object {
  const { topic, title, severity, startedAt, contact } = packet;
  const { name, mail, phone, zone, language } = contact;
  return {
    properties: {
      serviceId: topic?.serviceId,
      problemClassificationId: topic?.classificationId,
      title,
      description,
      severity,
      problemStartTime: startedAt.toISOString(),
      advancedDiagnosticConsent: 'No',
      contactDetails: {
        ...namesIn(name),
        preferredContactMethod: 'email',
        primaryEmailAddress: mail.trim(),
        additionalEmailAddresses: packet.copies,
        ...(phone.trim() && { phoneNumber: phone.trim() }),
        preferredTimeZone: windowsZone(zone),
        country,
        preferredSupportLanguage: supportLanguage(language),
      },
    },
  };
}

/** Azure wants both; who has one name has it twice. */
function namesIn(name: string): { readonly firstName: string; readonly lastName: string } {
  const parts = name.trim().split(/\s+/);
  const [first = '', last = first] = [parts.slice(0, -1).join(' ') || parts[0], parts.at(-1)];
  return { firstName: first, lastName: last };
}

/** Windows' name of an IANA zone, which is what Azure takes; an unknown one is UTC. */
function windowsZone(zone: string): string {
  const windows = TimeZoneConverter.ianaToWindows(zone);
  return windows === zone && zone !== 'UTC' ? 'UTC' : windows;
}

/** Languages in which Azure support answers; English everywhere else. */
const LANGUAGES: Readonly<Record<string, string>> = {
  en: 'en-us',
  es: 'es-es',
  fr: 'fr-fr',
  de: 'de-de',
  it: 'it-it',
  ja: 'ja-jp',
  ko: 'ko-kr',
  ru: 'ru-ru',
  pt: 'pt-br',
};

function supportLanguage(tag: string): string {
  const [, language = '', rest = ''] = /^([a-z]{2,3})(?:-(.*))?$/i.exec(tag) ?? [];
  if (language.toLowerCase() === 'zh') return /hant|tw|hk|mo/i.test(rest) ? 'zh-tw' : 'zh-hans';
  return LANGUAGES[language.toLowerCase()] ?? 'en-us';
}
