import type { AccessNotice } from '../domain/access-notice.ts';
import type { Customer } from '../domain/customer.ts';
import type { Words } from '../words/words.ts';
import { portalButton } from './action-bar.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { BOLD, labelled, line, run, smallLine } from './rich-text.ts';

const MOST_NAME = 100;

/** What an answer says about our access, and a text that is ready to be sent to whoever can prolong it. */
export function accessLines(notice: AccessNotice, customer: Customer, words: Words): readonly Element[] {
  if (notice.kind === 'ended') {
    const ended = notice.at ? words.say('access.ended-on', { date: words.date(notice.at) }) : words.say('access.ended');
    const waiting = notice.invitation ? [smallLine(words.say('access.waiting'), 'Small')] : [];
    return [line([run(ended, BOLD)]), ...waiting];
  }
  const date = words.date(notice.at);
  const named = { relationship: clip(notice.relationship, MOST_NAME), customer: clip(customer.name, MOST_NAME) };
  return [
    line([run(words.say('access.ends-on', { date }), BOLD)]),
    labelled(words.say('access.ask'), words.say('access.ask.text', { ...named, date }), 'Small'),
  ];
}

/** Where it can be acted on. */
export const accessButtons = (notice: AccessNotice | undefined, words: Words): readonly Element[] =>
  [notice?.page, notice?.kind === 'ended' ? notice.invitation : undefined].flatMap((link) =>
    link ? [portalButton(link, words)] : [],
  );
