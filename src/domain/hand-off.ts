import type { HandOff, HandOffReason } from './filing.ts';
import { type PortalTemplates, requestPortals } from './portal-links.ts';
import type { RequestPacket } from './request-packet.ts';

/** What an agent needs to file it by hand: the page to open as the customer's delegate, and what to fill in there. */
export function handOffOf(
  packet: RequestPacket,
  why: HandOffReason,
  templates: PortalTemplates,
  description: string,
): HandOff {
  const { customer, contact, title, service } = packet;
  const { name, mail, phone } = contact;
  return {
    why,
    portals: requestPortals(templates, customer, service.source),
    parts: [
      { name: 'title', text: title },
      { name: 'description', text: description },
      { name: 'contact', text: [name, mail, phone].filter((part) => part.trim() !== '').join('\n') },
    ],
  };
}
