import type { ByHand } from '../cards/by-hand.ts';
import { requestText } from '../cards/request-text.ts';
import { handOffOf } from '../domain/hand-off.ts';
import type { PortalTemplates } from '../domain/portal-links.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import { wordsFor } from '../words/words.ts';

/** For an agent's own hands: where to file a request, and what to fill in there, in the language of its contact. */
export const handOffWith =
  (templates: PortalTemplates) =>
  (packet: RequestPacket): ByHand => {
    const { language: locale, zone } = packet.contact;
    const text = requestText(packet, wordsFor({ locale, zone }));
    const { portals, parts } = handOffOf(packet, 'no-api', templates, text);
    return { portals, parts };
  };
