import { readAction } from '../../../src/cards/actions.ts';
import type { Element } from '../../../src/cards/card.ts';
import { ofType } from '../walk.ts';
import { faultsOf, type Rules } from './rule.ts';

/** That what can be pressed does what it says, in every client. */
export const ACTING: Rules = {
  'same-on-old-clients': (card) =>
    faultsOf(ofType(card, 'Action.Execute'), hasNoFallback, 'no Action.Submit with the same data to fall back to'),
  'known-button': (card) =>
    faultsOf(
      ofType(card, 'Action.Execute', 'Action.Submit'),
      ({ data }) => !readAction(data),
      'a button nobody understands',
    ),
  'leaves-teams-aloud': (card) =>
    faultsOf(ofType(card, 'Action.OpenUrl'), isSilentLink, 'a link that does not say that it leaves, and where to'),
};

function hasNoFallback({ data, fallback }: Element): boolean {
  const submit = fallback as Element | undefined;
  return submit?.type !== 'Action.Submit' || JSON.stringify(submit.data) !== JSON.stringify(data);
}

/**
 * The arrow says that it leaves, the tooltip names the host; within Teams it needs no arrow, and a mail to nobody has no host.
 * `webcal:` opens a calendar.
 */
function isSilentLink({ url, title, tooltip }: Element): boolean {
  const { protocol, hostname } = new URL(String(url));
  if (protocol === 'mailto:') return !tooltip || !String(title).includes('↗');
  if (!['https:', 'webcal:'].includes(protocol) || !tooltip) return true;
  return !isTeams(hostname) && !(String(title).includes('↗') && String(tooltip).includes(hostname));
}

const isTeams = (hostname: string): boolean => hostname === 'teams.microsoft.com';
