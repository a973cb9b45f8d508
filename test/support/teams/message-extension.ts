import { actionOn, boxesOn } from './card-reading.ts';
import type { Chat } from './teams.ts';

type Json = Record<string, any>;

/** A message as Teams hands it to a message extension that is opened on it. */
export const aTeamsMessage = (html: string, over: Json = {}): Json => ({
  id: '1611060744833',
  replyToId: null,
  createdDateTime: '2026-11-22T00:31:00.000Z',
  deleted: false,
  subject: null,
  importance: 'normal',
  locale: 'en-us',
  body: { contentType: 'html', content: html },
  from: {
    device: null,
    conversation: null,
    user: { userIdentityType: 'aadUser', id: 'u', displayName: 'Jamie Smythe' },
    application: null,
  },
  linkToMessage: 'https://teams.microsoft.com/l/message/19:desk@thread.tacv2/1611060744833',
  reactions: [],
  mentions: [],
  attachments: [],
  ...over,
});

/** What a dialog shows: a card, or the sentence that closed it. */
export interface DialogShown {
  readonly card?: Json;
  readonly text?: string;
}

const shownIn = ({ status, body }: { readonly status: number; readonly body: Json }): DialogShown => {
  if (status !== 200) throw new Error(`Teams was answered ${status}`);
  const { type, value } = body.task ?? {};
  return type === 'continue' ? { card: value.card.content } : { text: value };
};

const OPENED = { commandId: 'escalateMessage', commandContext: 'message', context: { theme: 'default' } };

/** Chooses "Escalate to service request" on a message. */
export const opensOn = async (chat: Chat, messagePayload: Json): Promise<DialogShown> =>
  shownIn(await chat.invokes('composeExtension/fetchTask', { ...OPENED, messagePayload }));

/** Presses a button of a dialog as Teams sends it: what all boxes hold, what somebody has typed over it, and the message again. */
export async function presses(chat: Chat, card: Json, title: string, typed: Json = {}): Promise<DialogShown> {
  const { data, associatedInputs } = actionOn(card, title);
  const boxes = associatedInputs === 'none' ? {} : { ...boxesOn(card), ...typed };
  return shownIn(
    await chat.invokes('composeExtension/submitAction', {
      ...OPENED,
      data: { ...data, ...boxes },
      messagePayload: aTeamsMessage(''),
    }),
  );
}

/** Types into the search box of the message extension; without words it is the search with which the box opens. */
export async function searches(chat: Chat, typed?: string): Promise<Json> {
  const parameters =
    typed === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'customer', value: typed }];
  const asked = { commandId: 'shareHealth', parameters, queryOptions: { skip: 0, count: 25 } };
  return (await chat.invokes('composeExtension/query', asked)).body.composeExtension;
}

/** Picks one of the results, by its title. */
export async function picks(chat: Chat, found: Json, title: string): Promise<Json> {
  const result = found.attachments.find(({ preview }: Json) => preview.content.title === title);
  return (await chat.invokes('composeExtension/selectItem', result.preview.content.tap.value)).body.composeExtension;
}
