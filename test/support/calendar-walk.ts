import { expect } from 'chai';
import { readCalendar } from './calendars.ts';
import { aPerson } from './people.ts';
import type { Story } from './story.ts';
import { cardText, partsOf } from './teams/card-reading.ts';
import type { Chat } from './teams/teams.ts';
import { HOUR, MINUTE } from './wire-issues.ts';
import { aWireMaintenance, tellMessages } from './wire-messages.ts';

/** What Microsoft announces to Litware, and calendars that programs fetch. */
export function aCalendarWalk(story: () => Story) {
  const links: string[] = [];
  const got = async (url: string, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const eventsAt = async (url: string) => {
    const { status, text } = await got(url);
    expect(status, url).to.equal(200);
    return readCalendar(text).events;
  };
  const eventAt = async (url: string, uid: string) => (await eventsAt(url)).find((one) => one.uid === uid);
  const linkOn = (card: Record<string, any>): string => {
    const urls = [...partsOf(card)].flatMap(({ type, value }) =>
      type === 'Input.Text' && /^http.*\.ics$/.test(value) ? [value as string] : [],
    );
    links.push(...urls);
    return urls[0] ?? expect.fail(cardText(card));
  };
  const linkOf = async (chat: Chat, names = 'false', press = 'Get the link'): Promise<string> => {
    story().world.pass(MINUTE);
    await chat.says('calendar');
    return linkOn(await chat.clicks(press, { inputs: { names } }));
  };
  const says = async (chat: Chat) => {
    await chat.says('calendar');
    return chat.card();
  };
  const litware = async () =>
    (await story().sandbox.customers()).find(({ name }) => name === 'Litware')?.tenantId ?? expect.fail();
  /** Somebody reads the customer anew. */
  const tell = async (...posts: Parameters<typeof tellMessages>[2][]) => {
    const { sandbox, world, teams } = story();
    await tellMessages(sandbox, await litware(), ...posts);
    world.pass(2 * MINUTE);
    const chat = teams.personal(aPerson());
    await chat.says('messages Litware');
    await chat.clicks('Refresh');
  };
  const later = (ms: number) => new Date(story().world.clock().getTime() + ms);
  const maintenance = (from: Date, over = {}) =>
    aWireMaintenance(story().world.clock(), from, new Date(from.getTime() + 2 * HOUR), over);
  return { links, got, eventsAt, eventAt, linkOn, linkOf, says, litware, tell, later, maintenance };
}

export const MAINTENANCE = 'mc1500002.maintenance@healthdesk';
