import { aPerson } from './people.ts';
import { PARTNER_TENANT_ID } from './sandbox-calls.ts';
import { STAFF } from './staff.ts';
import type { Story } from './story.ts';
import { cardIn, cardText } from './teams/card-reading.ts';
import { follow } from './teams/follow-form.ts';
import type { Person } from './teams/teams.ts';
import { MINUTE } from './wire-issues.ts';
import { tellMessages } from './wire-messages.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
const CUSTOMER = 'Litware';

/** Channels that follow what Microsoft announces to one customer. */
export function announcementsTo(story: () => Story) {
  const kim: Person = { ...aPerson(), name: 'Kim Minji', objectId: STAFF.helpdesk };
  const at = (id: string) => `19:${id}@thread.tacv2`;
  const channel = (id: string) => story().teams.gathering(kim, at(id), 'channel', [OURS, OURS]);
  const tenant = async () =>
    (await story().sandbox.customers()).find((customer) => customer.name === CUSTOMER)?.tenantId ?? '';

  /** What a channel was told unasked, as text, of these announcements (`MC15…`) unless said otherwise. */
  const posted = (id: string, about = 'MC15') =>
    story()
      .teams.connector.calls.filter(({ method, conversationId }) => method === 'POST' && conversationId === at(id))
      .flatMap(({ activity }) => (activity.attachments?.length ? cardText(cardIn(activity)) : []))
      .filter((text) => text.includes(about));
  /** The rounds of a minute have been made. */
  const aMinute = async () => {
    story().world.pass(MINUTE);
    story().world.ringAll(MINUTE);
    await story().house.settled();
  };

  return {
    tenant,
    posted,
    aMinute,
    /** Resolves once a channel has been told so often of these, or of these words. */
    until: (id: string, count: number, about?: string) =>
      story().teams.connector.until(() => posted(id, about).length >= count),
    /** Cards and edits about an incident in a channel. */
    cards: (id: string, incident: string) =>
      story().teams.connector.calls.filter(
        ({ conversationId, activity }) => conversationId === at(id) && JSON.stringify(activity).includes(incident),
      ),
    /** From now on Microsoft tells the customer just this; somebody reads it, and a minute goes by. */
    async tells(...messages: Parameters<typeof tellMessages> extends [unknown, unknown, ...infer Rest] ? Rest : never) {
      await tellMessages(story().sandbox, await tenant(), ...messages);
      const chat = story().teams.personal(aPerson());
      await chat.says(`messages ${CUSTOMER}`);
      await chat.clicks('Refresh');
      await aMinute();
    },
    async follows(id: string, boxes: object) {
      const answer = await follow(channel(id), story().teams.personal(kim), {
        ...{ which: 'list', customers: await tenant() },
        ...boxes,
      });
      story().world.pass(MINUTE);
      return answer;
    },
  };
}
