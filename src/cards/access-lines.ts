import type { AccessNotice } from '../domain/access-notice.ts';
import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { portalButton } from './action-bar.ts';
import { button } from './actions.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { BOLD, labelled, line, run, smallLine } from './rich-text.ts';

const MOST_NAME = 100;

/** What an answer says about our access, and a text that is ready to be sent to whoever can prolong it. */
export function accessLines(notice: AccessNotice, customer: Customer, words: Words): readonly Element[] {
  if (notice.kind === 'ended') {
    const ended = notice.at ? words.say('access.ended-on', { date: words.date(notice.at) }) : words.say('access.ended');
    const waiting = notice.invitation ? [words.say('access.waiting')] : [];
    return [line([run(ended, BOLD)]), ...[...waiting, ...left(notice, words)].map((text) => smallLine(text, 'Small'))];
  }
  const date = words.date(notice.at);
  const named = { relationship: clip(notice.relationship, MOST_NAME), customer: clip(customer.name, MOST_NAME) };
  return [
    line([run(words.say('access.ends-on', { date }), BOLD)]),
    labelled(words.say('access.ask'), words.say('access.ask.text', { ...named, date }), 'Small'),
  ];
}

/** What is left to do where it stays so. */
const left = ({ parting }: Extract<AccessNotice, { kind: 'ended' }>, words: Words): readonly string[] =>
  parting
    ? [
        words.say('offboard.done.delete', { application: parting.applicationId }),
        words.say('access.ended.history', { days: parting.historyDays }),
      ]
    : [];

/** Where it can be acted on. */
export function accessButtons(
  notice: AccessNotice | undefined,
  { tenantId }: Customer,
  words: Words,
): readonly Element[] {
  if (!notice) return [];
  const links = notice.kind === 'ended' && notice.invitation ? [notice.page, notice.invitation] : [notice.page];
  const buttons = links.map((link) => portalButton(link, words));
  if (notice.kind !== 'ended' || !notice.parting) return buttons;
  return [...buttons, historyFileButton(tenantId, words)];
}

/** Hands over what is kept of a customer. */
export const historyFileButton = (tenantId: string, words: Words): Element =>
  button(words.say('button.history-file'), { do: 'send-file', file: { kind: 'customer-history', tenantId } });
