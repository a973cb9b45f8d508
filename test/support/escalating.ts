import { DESK_SECRET } from './request-desks.ts';
import type { Sandbox } from './sandbox.ts';
import { boxesOn, partsOf } from './teams/card-reading.ts';
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

export type DeskName = 'own' | 'azure' | 'microsoft365';

/** What cards call each desk. */
export const DESK_NAMES: Readonly<Record<DeskName, string>> = {
  own: 'Your own ticket system',
  azure: 'Azure support',
  microsoft365: 'Microsoft 365 support',
};

/** The button by which a reviewed request leaves for it. */
export const SEND: Readonly<Record<DeskName, string>> = {
  own: 'Send',
  azure: 'Send',
  microsoft365: 'Prepare hand-off',
};

/** A request of this title for this desk, all but confirmed: its review card. */
export async function reviewFor(chat: Chat, desk: DeskName, tenantId: string, title: string): Promise<Json> {
  const about = desk === 'azure' ? 'Azure Linux VM is slow' : 'Exchange mail is queueing';
  await chat.says(`escalate ${tenantId} ${about}`);
  const form = chat.card();
  const firstOf = (id: string) => [...partsOf(form)].find((part) => part.id === id)?.choices?.[0]?.value;
  const typed = { title, desk, businessImpact: 'Orders are not confirmed.' };
  const atAzure = { topic: firstOf('topic'), subscription: firstOf('subscription') };
  return await fills(chat, form, 'Review', desk === 'azure' ? { ...typed, ...atAzure } : typed);
}
