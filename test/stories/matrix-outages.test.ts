import { expect } from 'chai';
import { matrixOf } from '../support/matrix.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { lookOnlyAt, openStory } from '../support/story.ts';
import { actionOn, cardIn, cardText } from '../support/teams/card-reading.ts';
import type { Member } from '../support/teams/connector.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { aNewIssue, MINUTE, tellIssues } from '../support/wire-issues.ts';
import {
  ABOUT_OUTAGES,
  FOLLOWING,
  FOLLOWING_AT_ONCE,
  MARKING,
  press,
  type Wanted,
  type WantedCard,
  type Wish,
} from '../support/wishes.ts';

type Role = keyof typeof STAFF;

const OURS: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const GUEST: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'guest' };
const OUTSIDER: Member = { tenantId: '0e5f7b0c-7b2f-4f0e-9c53-0000000000bb', userRole: 'user' };

/** Both have the outage. */
const CUSTOMERS = ['Fabrikam', '대한정밀'] as const;
const INCIDENT = 'EX1400088';

/** The table, as a partner would write it: whose outages each role sees, and who may follow and mark cards. */
const SEES: Readonly<Record<Role, readonly string[]>> = {
  globalAdmin: CUSTOMERS,
  admin: CUSTOMERS,
  helpdesk: CUSTOMERS,
  helpdeskKorea: ['대한정밀'],
  sales: CUSTOMERS,
  justInTime: [],
  nobody: [],
};
const WRITES: readonly Role[] = ['globalAdmin', 'admin', 'helpdesk', 'helpdeskKorea'];

const CONVERSATIONS = {
  'standard channel': { isOpen: true, members: [OURS, OURS], kind: 'channel' },
  personal: { isOpen: true, members: undefined, kind: undefined },
  'private channel': { isOpen: true, members: [OURS], kind: 'channel' },
  'shared channel': { isOpen: false, members: [OURS, OURS, OUTSIDER], kind: 'channel' },
  'chat with a guest': { isOpen: false, members: [OURS, GUEST], kind: 'groupChat' },
} as const;

type Where = keyof typeof CONVERSATIONS;

const FOLLOWED = '19:standard-channel@thread.tacv2';

describe('story: the matrix, for what is open across customers', function () {
  this.timeout(120_000);
  lookOnlyAt(...CUSTOMERS);
  const story = openStory({ AUDIENCE_DEFAULT: 'all', LOOK_SECONDS_M365: '15', LOOK_SECONDS_AZURE: '0' });
  const table = new Map<string, Map<string, string>>();
  let card: WantedCard | undefined;
  let fabrikam: Wanted;
  after(() => console.log(`\n${matrixOf('role · verb', table)}\n`));

  const theCard = (): WantedCard => card ?? expect.fail('no card is posted');
  const personOf = (role: Role): Person => ({ id: `29:outages-${role}`, objectId: STAFF[role], name: `The ${role}` });
  const chatIn = (where: Where, who: Person): Chat => {
    const { teams } = story();
    const { kind, members } = CONVERSATIONS[where];
    return kind
      ? teams.gathering(who, `19:${where.replaceAll(' ', '-')}@thread.tacv2`, kind, members)
      : teams.personal(who);
  };
  /** What the asker is shown, where it was asked and in personal chat. */
  const want = async (role: Role, where: Where, wish: Wish) => {
    const { teams } = story();
    const chat = chatIn(where, personOf(role));
    const personal = teams.personal(personOf(role));
    const [before, beforeThere] = [chat.messages.length, personal.messages.length];
    const answer = 'text' in wish ? await chat.says(wish.text) : (await chat.invokes(wish.name, wish.value)).body;
    const shown = (one: Chat, since: number) => one.messages.slice(since).map(({ activity }) => activity);
    const here = JSON.stringify([answer, shown(chat, before)]);
    return { here, all: here + JSON.stringify(shown(personal, beforeThere)) };
  };
  const named = (said: string): string[] =>
    CUSTOMERS.filter((name) => said.includes(name) && !said.includes(`${name} R`));
  const note = (role: Role, verb: string, where: Where, text: string) => {
    const cells = table.get(`${role} · ${verb}`) ?? new Map<string, string>();
    table.set(`${role} · ${verb}`, cells.set(where, text));
  };

  const tell = async (...issues: readonly Record<string, unknown>[]) => {
    for (const customer of await story().sandbox.customers()) {
      if (CUSTOMERS.some((name) => name === customer.name)) {
        await tellIssues(story().sandbox, customer.tenantId, ...issues);
      }
      if (customer.name === 'Fabrikam') fabrikam = customer;
    }
  };
  before(() => story().world.lookAsTimePasses());
  /** Microsoft goes on telling of it: faults end with each test. */
  beforeEach(async () => tell(...(card ? [aNewIssue({ id: INCIDENT })] : [])));

  it('begins with a living card in the standard channel', async () => {
    const { teams } = story();
    const who = personOf('admin');
    await follow(chatIn('standard channel', who), teams.personal(who));
    story().world.pass(MINUTE);
    await tell(aNewIssue({ id: INCIDENT }));
    story().world.pass(MINUTE);
    const told = () =>
      teams.connector.calls.filter(
        ({ conversationId, activity }) => conversationId === FOLLOWED && JSON.stringify(activity).includes(INCIDENT),
      );
    const posted = () => told().filter(({ activity }) => named(JSON.stringify(activity)).length === 2);
    await teams.connector.until(() => told().length > 0);
    // Posted before the second customer was looked at, it is edited a minute later.
    story().world.pass(MINUTE);
    await teams.connector.until(() => posted().some(({ activity }) => /Acknowledge/.test(cardText(cardIn(activity)))));
    const living = posted().findLast(({ activity }) => /Acknowledge/.test(cardText(cardIn(activity))));
    const { followingId, incidentId } = actionOn(cardIn(living?.activity), 'Acknowledge').data;
    card = { followingId, incidentId };
    expect(incidentId).to.equal(INCIDENT);
  });

  for (const role of Object.keys(SEES) as Role[]) {
    it(`${role}: sees the outages of their customers alone, and only where these may be spoken of`, async () => {
      for (const where of Object.keys(CONVERSATIONS) as Where[]) {
        for (const [verb, wish] of Object.entries(ABOUT_OUTAGES)) {
          const { here } = await want(role, where, wish(theCard(), fabrikam));
          const theirs = CONVERSATIONS[where].isOpen ? SEES[role] : [];
          const expected = verb.startsWith('history') ? theirs.filter((name) => name === 'Fabrikam') : theirs;
          // A timeline names nobody, and a list none where there are several.
          const names = named(here);
          expect(expected, `${verb} in ${where}: ${here.slice(0, 400)}`).to.include.members(names);
          const isShown = here.includes(INCIDENT) && !here.includes('outage.gone');
          note(role, verb, where, names.join(', ') || (isShown && expected.length > 0 ? 'shown' : '-'));
          if (expected.length === 0)
            expect(here, `${verb} in ${where}`).to.not.include('Messages may be delivered late');
          if (verb === 'its customers' || verb.startsWith('history')) expect(names).to.have.members(expected);
        }
      }
    });

    it(`${role}: marks the card only when it is theirs to, and only where it stands`, async () => {
      for (const where of Object.keys(CONVERSATIONS) as Where[]) {
        for (const [verb, wish] of Object.entries(MARKING)) {
          const { here } = await want(role, where, wish(theCard()));
          const isDone = here.includes(`by The ${role}`) || here.includes(`to The ${role}`);
          expect(isDone, `${verb} in ${where}: ${here.slice(0, 400)}`).to.equal(
            where === 'standard channel' && WRITES.includes(role),
          );
          if (!isDone) expect(named(here), `${verb} in ${where}`).to.deep.equal([]);
          note(role, verb, where, isDone ? 'yes' : '-');
        }
      }
      await want(role, 'standard channel', press({ do: 'outage-acknowledge', ...theCard(), release: true }));
    });

    it(`${role}: follows, and manages what is followed, only when it is theirs to`, async () => {
      const may = WRITES.includes(role);
      for (const where of Object.keys(CONVERSATIONS) as Where[]) {
        const wishes = Object.entries({ ...FOLLOWING, ...(may ? {} : FOLLOWING_AT_ONCE) });
        for (const [verb, wish] of wishes) {
          const { here, all } = await want(role, where, wish(theCard()));
          expect(
            /Your role does not|none of our agent groups|None of your groups/.test(all),
            `${verb} in ${where}`,
          ).to.equal(!may);
          expect(SEES[role], verb).to.include.members(named(all));
          if (!CONVERSATIONS[where].isOpen) expect(named(here), `${verb} in ${where}`).to.deep.equal([]);
          note(role, verb, where, may ? 'yes' : '-');
        }
      }
    });
  }

  it('leaves the following, whose it was and where, as the admin has saved it', async () => {
    const { here } = await want('admin', 'standard channel', { text: 'following' });
    expect(here).to.include('The admin').and.include(theCard().followingId);
  });
});
