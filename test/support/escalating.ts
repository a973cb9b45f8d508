import { DESK_SECRET } from './request-desks.ts';
import type { Sandbox } from './sandbox.ts';
import { boxesOn } from './teams/card-reading.ts';
import type { Chat } from './teams/teams.ts';

type Json = Record<string, any>;

/** Settings with which the partner's own ticket system stands in the sandbox, beside Microsoft's desks. */
export const withOwnDesk = async ({ url }: Pick<Sandbox, 'url'>): Promise<Record<string, string>> => ({
  OWN_DESK_URL: `${url}/desk/requests`,
  OWN_DESK_SECRET: DESK_SECRET,
  WEBHOOK_HOSTS: new URL(url).host,
  WEBHOOK_LOOPBACK: 'true',
  SUPPORT_COUNTRY: 'KOR',
});

/** Presses a button of a form as a client does: with what all boxes hold, and what somebody has typed over it. */
export const fills = (chat: Chat, form: Json, title: string, typed: Json = {}): Promise<Json> =>
  chat.clicks(title, { on: form, inputs: { ...boxesOn(form), ...typed } });
