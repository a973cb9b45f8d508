import type { ServiceHealth } from '../domain/health-report.ts';
import type { PortalLink } from '../domain/portal-links.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';

/** Rough pixels, from the buttons that Teams draws on a phone: enough to tell whether another one fits beside these. */
const PHONE_WIDTH = 308;
const OVERFLOW_BUTTON = 44;
const BUTTON_FRAME = 36;
const LATIN = 7;
const HANGUL = 13;
const MOST_IN_SIGHT = 3;
/** Marks that tell from which side to read. */
const UNSEEN = /\p{Cf}/gu;

const widthOf = (button: Element): number =>
  [...String(button.title).replace(UNSEEN, '')].reduce(
    (sum, letter) => sum + (letter > '\u1100' && letter !== '↗' ? HANGUL : LATIN),
    BUTTON_FRAME,
  );

/** The likely next step first; what does not fit in a phone's one line waits behind "…". At most six. */
export function actionBar(buttons: readonly Element[]): readonly Element[] {
  let left = PHONE_WIDTH - OVERFLOW_BUTTON;
  let inSight = true;
  return buttons.map((button, index) => {
    left -= widthOf(button);
    inSight &&= index < MOST_IN_SIGHT && (index === 0 || left >= 0);
    return inSight ? button : behind(button);
  });
}

function behind(button: Element): Element {
  const fallback = button.fallback ? { fallback: { ...(button.fallback as object), mode: 'secondary' } } : {};
  return { ...button, mode: 'secondary', ...fallback };
}

/** The arrow says that it leaves Teams, the tooltip where to. */
export function portalButton(link: PortalLink, words: Words, service?: Pick<ServiceHealth, 'name'>): Element {
  const title =
    link.portal === 'service-admin' && service
      ? words.say('button.service-admin', { service: clip(shortName(service.name), 24) })
      : words.say(`button.${link.portal}`);
  return { type: 'Action.OpenUrl', title, url: link.url, tooltip: words.say('link.opens', { host: link.host }) };
}

/** "Exchange" for Exchange Online, "Teams" for Microsoft Teams. */
const shortName = (name: string): string => name.replace(/^Microsoft (?!365)| Online$/g, '');
