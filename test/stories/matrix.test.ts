import { expect } from 'chai';
import { matrixOf } from '../support/matrix.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, type Story } from '../support/story.ts';
import type { Member } from '../support/teams/connector.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import {
  ABOUT_A_CUSTOMER,
  ABOUT_ITS_MESSAGES,
  ABOUT_ITS_REQUESTS,
  ABOUT_NOBODY,
  ADMINISTERING,
  DEEDS_AT_ONCE,
  IN_DIALOG,
  IN_PRIVATE,
  REPLYING,
  TO_SHARE,
  type Wanted,
  type Wish,
} from '../support/wishes.ts';

type Role = keyof typeof STAFF;

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const OUTSIDER: Member = { tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000bb', userRole: 'user' };

/** One customer of each kind. Three share a mail incident; with `Lucerne` the relationship has ended, at `Wingtip` no role reads health. */
const CUSTOMERS = ['Fabrikam', '대한정밀', 'Lucerne Publishing', 'Wingtip Toys'] as const;

/** The table, as a partner would write it: which customers each role sees, and who may do what needs no customer. */
const SEES: Readonly<Record<Role, readonly string[]>> = {
  globalAdmin: ['Fabrikam', '대한정밀', 'Lucerne Publishing'],
  admin: ['Fabrikam', '대한정밀', 'Lucerne Publishing'],
  helpdesk: ['Fabrikam', '대한정밀'],
  helpdeskKorea: ['대한정밀'],
  sales: ['Fabrikam', '대한정밀'],
  justInTime: [],
  nobody: [],
};
/** Who sees the service requests of whom: it takes a role for tickets, which few groups hold. */
const SEES_REQUESTS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  admin: ['Fabrikam', '대한정밀'],
  helpdesk: ['Fabrikam', '대한정밀'],
};
/** Where the relationship has ended, whoever could renew it reads that, and nothing else. */
const seenBy = (role: Role, verb: string): readonly string[] => {
  if (verb in ABOUT_ITS_REQUESTS) return SEES_REQUESTS[role] ?? [];
  if (verb in REPLYING) return role === 'sales' ? [] : SEES[role].filter((name) => name !== 'Lucerne Publishing');
  return verb in ABOUT_ITS_MESSAGES ? SEES[role].filter((name) => name !== 'Lucerne Publishing') : SEES[role];
};
const ADMINISTERS: readonly Role[] = ['globalAdmin', 'admin'];

const CONVERSATIONS = {
  personal: { isOpen: true, members: undefined, kind: undefined },
  'standard channel': { isOpen: true, members: [OURS, OURS], kind: 'channel' },
  'private channel': { isOpen: true, members: [OURS], kind: 'channel' },
  'shared channel': { isOpen: false, members: [OURS, OURS, OUTSIDER], kind: 'channel' },
  'chat with a guest': { isOpen: false, members: [OURS, GUEST], kind: 'groupChat' },
} as const;

type Where = keyof typeof CONVERSATIONS;

/** What somebody in a chat is shown for a wish, beside what the chat shows. */
const wish = async (chat: Chat, wanted: Wish): Promise<unknown> =>
  'text' in wanted ? await chat.says(wanted.text) : (await chat.invokes(wanted.name, wanted.value)).body;

describe('story: the matrix of roles, verbs, customers and conversations', () => {
  const story = openStory({ AUDIENCE_DEFAULT: 'all' });
  const table = new Map<string, Map<string, string>>();
  const places = new Map<string, Map<string, string>>();
  const note = (row: string, column: string, text: string, into = table) => {
    const cells = into.get(row) ?? new Map<string, string>();
    into.set(row, cells.set(column, text));
  };
  after(() => {
    console.log(`\n${matrixOf('role · verb', table)}\n`);
    console.log(`${matrixOf('role · asks about 대한정밀 in', places)}\n`);
  });

  const personOf = (role: Role): Person => ({ id: `29:matrix-${role}`, objectId: STAFF[role], name: role });
  const chatIn = (where: Where, who: Person): Chat => {
    const { teams } = story();
    const { kind, members } = CONVERSATIONS[where];
    if (!kind) return teams.personal(who);
    return teams.gathering(who, `19:${where.replaceAll(' ', '-')}@thread.tacv2`, kind, members);
  };

  for (const role of Object.keys(SEES) as Role[]) {
    for (const where of Object.keys(CONVERSATIONS) as Where[]) {
      it(`${role}, ${where}: sees what is theirs, where it may be said, and nothing else`, async function () {
        this.timeout(30_000);
        for (const verb of Object.keys(ABOUT_A_CUSTOMER)) {
          for (const name of CUSTOMERS) {
            const outcome = await ask(story(), role, where, verb, name);
            note(`${role} · ${verb}`, name, seenBy(role, verb).includes(name) ? 'yes' : '-');
            const place = outcome.here ? 'answered here' : outcome.personally ? 'in personal chat' : 'refused';
            if (verb === 'find and health' && name === '대한정밀') note(role, where, place, places);
            const sees = seenBy(role, verb).includes(name) && mayShow(verb, name);
            const isAlone = (verb in IN_PRIVATE || verb in REPLYING) && where !== 'personal';
            const isHeard = (CONVERSATIONS[where].isOpen && !isAlone) || verb === 'typeahead' || verb in IN_DIALOG;
            expect(outcome, `${verb} ${name}`).to.deep.equal({
              here: sees && isHeard,
              personally: sees && !isHeard && !ONLY_HERE.includes(verb),
              asked: sees && outcome.asked,
            });
          }
        }
        for (const [verb, wanted] of Object.entries(ABOUT_NOBODY)) await general(role, where, verb, wanted);
      });
    }

    it(`${role}: does what administers only when it is theirs`, async function () {
      this.timeout(30_000);
      const allowed = ADMINISTERS.includes(role);
      const chat = chatIn('personal', personOf(role));
      const conversationId = '19:administered@thread.tacv2';
      const customer = await customerNamed(story(), 'Fabrikam');
      const wishes = { ...ADMINISTERING, ...(allowed ? {} : DEEDS_AT_ONCE) };
      for (const [verb, wanted] of Object.entries(wishes)) {
        story().teams.connector.forget();
        const answer = await wish(chat, wanted(customer, conversationId));
        const said = JSON.stringify([answer, chat.messages.map(({ activity }) => activity)]);
        expect(/Fabrikam|대한정밀/.test(said), `${role} ${verb}: ${said.slice(0, 300)}`).to.equal(allowed);
        if (verb in ADMINISTERING) note(`${role} · ${verb}`, 'Fabrikam', allowed ? 'yes' : '-');
      }
    });
  }

  /** What a verb about one customer made visible, and whether Microsoft was asked about that customer. */
  async function ask({ sandbox, teams }: Story, role: Role, where: Where, verb: string, name: string) {
    const customer = await customerNamed(story(), name);
    const chat = chatIn(where, personOf(role));
    teams.connector.forget();
    await sandbox.clearRequests();
    const wanted = ABOUT_A_CUSTOMER[verb]?.(customer);
    const answer = wanted && (await wish(chat, wanted));
    const asked = (await sandbox.requests()).some(({ tenant }) => tenant === customer.tenantId);
    const here = JSON.stringify([answer, chat.messages.map(({ activity }) => activity)]);
    const personal = JSON.stringify(teams.personal(personOf(role)).messages.map(({ activity }) => activity));
    return {
      here: here.includes(name),
      personally: where !== 'personal' && personal.includes(name),
      asked,
    };
  }

  async function general(role: Role, where: Where, verb: string, wanted: Wish): Promise<void> {
    const { teams } = story();
    const chat = chatIn(where, personOf(role));
    teams.connector.forget();
    const answer = await wish(chat, wanted);
    const all = JSON.stringify([answer, teams.connector.calls.map(({ activity }) => activity)]);
    const here = JSON.stringify([answer, chat.messages.map(({ activity }) => activity)]);
    const names = (text: string) => CUSTOMERS.filter((name) => text.includes(`"${name}`) || text.includes(`${name} `));
    for (const name of names(all)) {
      expect(SEES[role], `${verb} names ${name}`).to.include(name);
      note(`${role} · ${verb}`, name, 'named');
    }
    if (!CONVERSATIONS[where].isOpen) expect(names(here), `${verb} in ${where}`).to.deep.equal([]);
  }
});

async function customerNamed({ sandbox }: Story, name: string): Promise<Wanted> {
  const customer = (await sandbox.customers()).find((one) => one.name === name);
  if (!customer) throw new Error(`the sandbox has no ${name}`);
  return customer;
}

const ONLY_HERE: readonly string[] = [...Object.keys(TO_SHARE), 'share button'];

/** An incident that a customer does not have is looked for, health that nobody can read is not shared: the answer names nobody. */
const mayShow = (verb: string, name: string): boolean =>
  !['incident button', 'share button', 'share'].includes(verb) || name !== 'Lucerne Publishing';
