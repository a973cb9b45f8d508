import { expect } from 'chai';
import { fills, withOwnDesk } from '../support/escalating.ts';
import { matrixOf } from '../support/matrix.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, cardText } from '../support/teams/card-reading.ts';
import type { Member } from '../support/teams/connector.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { MINUTE } from '../support/wire-issues.ts';
import {
  ABOUT_A_REQUEST,
  ANSWERING,
  ANSWERING_AT_ONCE,
  MAIL_INCIDENT,
  press,
  type WantedRequest,
  type Wish,
} from '../support/wishes.ts';

type Role = keyof typeof STAFF;

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const OUTSIDER: Member = { tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000bb', userRole: 'user' };

const CUSTOMERS = ['Fabrikam', '대한정밀'] as const;
/** Whose groups hold a role for tickets there. One of them has filed a request for each customer. */
const MAY: readonly Role[] = ['admin', 'helpdesk'];
const FILER = 'admin';

const CONVERSATIONS = {
  personal: { isOpen: true, members: undefined, kind: undefined },
  'standard channel': { isOpen: true, members: [OURS, OURS], kind: 'channel' },
  'private channel': { isOpen: true, members: [OURS], kind: 'channel' },
  'shared channel': { isOpen: false, members: [OURS, OURS, OUTSIDER], kind: 'channel' },
  'chat with a guest': { isOpen: false, members: [OURS, GUEST], kind: 'groupChat' },
} as const;

type Where = keyof typeof CONVERSATIONS;

describe('story: the matrix, for service requests that were filed', function () {
  this.timeout(120_000);
  const story = openStory(async (sandbox) => ({ ...(await withOwnDesk(sandbox)), FILE_DELIVERY: 'link' }));
  const table = new Map<string, Map<string, string>>();
  const requests: WantedRequest[] = [];
  const numbers: string[] = [];
  after(() => console.log(`\n${matrixOf('role · verb', table)}\n`));

  const personOf = (role: Role): Person => ({ id: `29:requests-${role}`, objectId: STAFF[role], name: `The ${role}` });
  const chatIn = (where: Where, who: Person): Chat => {
    const { teams } = story();
    const { kind, members } = CONVERSATIONS[where];
    return kind
      ? teams.gathering(who, `19:${where.replaceAll(' ', '-')}@thread.tacv2`, kind, members)
      : teams.personal(who);
  };
  /** What the asker is shown, where it was asked and in personal chat. */
  const want = async (role: Role, where: Where, wish: Wish) => {
    const { teams, world } = story();
    // The same press so soon would be a repeated one.
    world.pass(MINUTE);
    const chat = chatIn(where, personOf(role));
    const personal = teams.personal(personOf(role));
    const [before, beforeThere] = [chat.messages.length, personal.messages.length];
    const answer = 'text' in wish ? await chat.says(wish.text) : (await chat.invokes(wish.name, wish.value)).body;
    const shown = (one: Chat, since: number) => one.messages.slice(since).map(({ activity }) => activity);
    const here = JSON.stringify([answer, shown(chat, before)]);
    return { here, all: here + JSON.stringify(shown(personal, beforeThere)) };
  };
  const named = (said: string): string[] => CUSTOMERS.filter((name) => said.includes(name));
  const note = (role: Role, verb: string, where: Where, text: string) => {
    const cells = table.get(`${role} · ${verb}`) ?? new Map<string, string>();
    table.set(`${role} · ${verb}`, cells.set(where, text));
  };

  it('begins with a request for each customer, about one outage', async () => {
    const chat = chatIn('personal', personOf(FILER));
    for (const customer of await story().sandbox.customers()) {
      if (!CUSTOMERS.some((name) => name === customer.name)) continue;
      await chat.says(`${MAIL_INCIDENT} ${customer.domain}`);
      const form = await chat.clicks('Escalate');
      const sent = await chat.clicks('Send', { on: await fills(chat, form, 'Review', { businessImpact: 'None.' }) });
      expect(cardText(sent)).to.match(/^D-\d+: filed/);
      requests.push({ ...customer, requestId: actionOn(sent, 'Refresh').data.requestId });
      numbers.push(/^D-\d+/.exec(cardText(sent))?.[0] ?? '');
    }
    expect(requests).to.have.lengthOf(CUSTOMERS.length);
  });

  for (const role of Object.keys(STAFF) as Role[]) {
    it(`${role}: sees and tends what is theirs to, and only where it may be spoken of`, async () => {
      const may = MAY.includes(role);
      const atOnce = may ? {} : ANSWERING_AT_ONCE;
      for (const where of Object.keys(CONVERSATIONS) as Where[]) {
        for (const request of requests) {
          for (const [verb, wish] of Object.entries({ ...ABOUT_A_REQUEST, ...ANSWERING, ...atOnce })) {
            const { here, all } = await want(role, where, wish(request));
            const isHere = where === 'personal' || (CONVERSATIONS[where].isOpen && !(verb in ANSWERING));
            const said = `${verb} in ${where}: ${all.slice(0, 400)}`;
            expect(
              [here, all].map((text) => named(text).includes(request.name)),
              said,
            ).to.deep.equal([may && isHere, may]);
            if (!may) expect(named(all), said).to.deep.equal([]);
            note(role, verb, where, may ? (isHere ? 'here' : 'in personal chat') : '-');
          }
        }
        const mine = await want(role, where, { text: 'my requests' });
        expect(named(mine.all), `my requests in ${where}`).to.have.members(role === FILER ? CUSTOMERS : []);
        if (!CONVERSATIONS[where].isOpen) expect(named(mine.here), `my requests in ${where}`).to.deep.equal([]);
        note(role, 'my requests', where, named(mine.all).join(', ') || '-');
      }
    });

    it(`${role}: is handed a table of a customer’s only when it is theirs to`, async () => {
      const [{ tenantId }] = requests as [WantedRequest];
      for (const where of Object.keys(CONVERSATIONS) as Where[]) {
        const file = { kind: 'service-requests', tenantId };
        const { here, all } = await want(role, where, press({ do: 'send-file', file }));
        expect(all.includes('/files/'), `${where}: ${all.slice(0, 400)}`).to.equal(MAY.includes(role));
        if (where !== 'personal') expect(here, where).to.not.include('/files/');
      }
    });
  }

  it('leaves the requests at their desk as they were', async () => {
    const tickets = (await story().sandbox.tickets()).map((ticket) => JSON.stringify(ticket));
    const ours = tickets.filter((ticket) => numbers.some((number) => ticket.includes(number)));
    expect(ours).to.have.lengthOf(CUSTOMERS.length);
    expect(ours.join()).to.not.include('From a matrix').and.not.include('"closed"');
    const { here } = await want(FILER, 'personal', { text: 'my requests' });
    expect(here).to.include('2 open of 2').and.not.include('From a matrix');
  });
});
