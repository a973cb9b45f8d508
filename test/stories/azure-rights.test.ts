import { expect } from 'chai';
import { matrixOf } from '../support/matrix.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { headingOf, inSight } from '../support/teams/card-shape.ts';
import type { Chat, Person } from '../support/teams/teams.ts';

type Role = keyof typeof STAFF;

/** Who sees whose Azure: AdminAgents, the group that settings name, and who holds a role on the subscriptions. */
const SEES_AZURE: Readonly<Record<Role, readonly string[]>> = {
  globalAdmin: [],
  admin: ['미래전자', '가온의료재단'],
  helpdesk: ['미래전자', '가온의료재단'],
  helpdeskKorea: ['가온의료재단'],
  sales: [],
  justInTime: [],
  nobody: [],
};

/** What Azure tells of each, its own id and words of subscriptions and events. */
const CUSTOMERS = {
  미래전자: { incidentId: 'K7RM-TQ8', words: /K7RM-TQ8|미래전자 운영|Storage and Virtual Machines/ },
  가온의료재단: { incidentId: 'SX5N-1L0', words: /SX5N-1L0|가온 진료|rotate keys|Sign-in logs/ },
} as const;

const AZURE_READERS = '5a0d0000-0000-4000-8000-000000006014';
const MINUTE_MS = 60_000;

const press = async (chat: Chat, data: object) =>
  (await chat.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } })).body;

interface Asked {
  readonly chat: Chat;
  readonly name: string;
  readonly tenantId: string;
  readonly incidentId: string;
}

/** Everything that could tell of a customer's Azure. */
const VERBS: Readonly<Record<string, (asked: Asked) => Promise<unknown>>> = {
  health: ({ chat, name }) => chat.says(`check health for ${name}`),
  'the service by words': ({ chat, name }) => chat.says(`is Azure down for ${name}?`),
  'timeline button': ({ chat, tenantId }) =>
    press(chat, { do: 'show-timeline', tenantId, source: 'azure', serviceId: 'azure' }),
  'services button, anew': ({ chat, tenantId }) => press(chat, { do: 'show-services', tenantId, fresh: true }),
  'incident button': ({ chat, tenantId, incidentId }) => press(chat, { do: 'show-incident', tenantId, incidentId }),
  'incident id with a name': ({ chat, name, incidentId }) => chat.says(`${incidentId} ${name}`),
  'incident id alone': ({ chat, incidentId }) => chat.says(incidentId),
  typeahead: async ({ chat, name }) => (await chat.invokes('application/search', { queryText: name })).body,
};

/** These tell of Azure whenever it may be told of. */
const ALWAYS_TELLS = ['the service by words', 'timeline button', 'incident button', 'incident id with a name'];

describe('story: who sees Azure', () => {
  const story = openStory();
  const table = new Map<string, Map<string, string>>();
  after(() => console.log(`\n${matrixOf('Azure: role · verb', table)}\n`));
  afterEach(() => story().sandbox.resetMembers());

  const as = (objectId: string): Person => ({ ...aPerson(), objectId });
  const tenantOf = async (name: string) =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  for (const [role, sees] of Object.entries(SEES_AZURE) as [Role, readonly string[]][]) {
    it(`${role}: only where a right to it is held, whatever is asked`, async function () {
      this.timeout(30_000);
      for (const [name, { incidentId, words }] of Object.entries(CUSTOMERS)) {
        const tenantId = await tenantOf(name);
        for (const [verb, act] of Object.entries(VERBS)) {
          const { teams } = story();
          teams.connector.forget();
          const chat = teams.personal(as(STAFF[role]));
          const answer = await act({ chat, name, tenantId, incidentId });
          const said = JSON.stringify([answer, teams.connector.calls.map(({ activity }) => activity)]);
          // What was asked comes back in headings and in buttons that ask again.
          const told = words.test(
            said.replaceAll(`"incidentId":"${incidentId}"`, '').replaceAll(`${incidentId} was not`, ''),
          );
          const row = `${role} · ${verb}`;
          table.set(row, (table.get(row) ?? new Map<string, string>()).set(name, told ? 'yes' : '-'));
          if (!sees.includes(name)) expect(told, `${row} ${name}: ${words.exec(said)?.[0]}`).to.equal(false);
          else if (ALWAYS_TELLS.includes(verb)) expect(told, `${row} ${name}`).to.equal(true);
        }
      }
    });
  }

  it('says to the others that Azure is not shown, on a card that may still be green', async () => {
    const chat = story().teams.personal(as(STAFF.sales));
    await chat.says('check health for Woodgrove Bank');
    expect(headingOf(chat.card())).to.equal('Woodgrove Bank: no known trouble with 26 services');
    expect(inSight(chat.card()))
      .to.include('Azure is not shown: your groups hold no Azure right here. Ask an Admin agent for one.')
      .and.not.include('PM4T');
  });

  it('says the same whether the customer has Azure or not', async () => {
    const chat = story().teams.personal(as(STAFF.sales));
    await chat.says('check health for Litware');
    expect(inSight(chat.card())).to.include('Azure is not shown');
    await chat.says('is Azure down for Litware?');
    expect(chat.text()).to.include('Azure is not shown').and.not.include('does not have that service');
  });

  it('names the groups to ask for to who presses an old button, and works once one is activated', async () => {
    const tenantId = await tenantOf('Contoso');
    const chat = story().teams.personal(as(STAFF.sales));
    const button = { do: 'show-timeline', tenantId, source: 'azure', serviceId: 'azure' };
    const refused = cardText((await press(chat, button)).value);
    expect(refused)
      .to.include('Your groups hold no Azure right here')
      .and.include('AdminAgents')
      .and.include('Azure readers')
      .and.not.include('K7RM');
    await story().sandbox.setMember(STAFF.sales, AZURE_READERS, true);
    expect(cardText((await press(chat, button)).value)).to.include('K7RM-TQ8');
  });

  it('ends five minutes after it was taken away', async () => {
    const chat = story().teams.personal(as(STAFF.helpdesk));
    const shows = async () => {
      await chat.says('check health for Contoso');
      return chat.text().includes('Azure is not shown');
    };
    story().world.pass(6 * MINUTE_MS);
    expect(await shows()).to.equal(false);
    await story().sandbox.setMember(STAFF.helpdesk, AZURE_READERS, false);
    story().world.pass(5 * MINUTE_MS);
    expect(await shows()).to.equal(true);
    await story().sandbox.resetMembers();
    story().world.pass(5 * MINUTE_MS);
    expect(await shows()).to.equal(false);
  });

  it('shows nothing more while role assignments cannot be read', async () => {
    story().world.pass(6 * MINUTE_MS);
    await story().sandbox.fault({ path: 'roleAssignments', status: 403 });
    await story().sandbox.fault({ path: 'registrationAssignments', status: 403 });
    const chat = story().teams.personal(as(STAFF.helpdeskKorea));
    await chat.says('check health for 가온의료재단');
    expect(inSight(chat.card())).to.include('Azure is not shown').and.not.include('SX5N');
    expect(story().logged()).to.include('role assignments of Azure could not be read');
  });
});

describe('story: a partner who shows all customers to every agent', () => {
  const story = openStory({ GDAP_SCOPING: 'off' });

  it('has said nothing about Azure by that', async () => {
    const chat = story().teams.personal({ ...aPerson(), objectId: STAFF.sales });
    await chat.says('check health for Contoso');
    expect(inSight(chat.card())).to.include('Azure is not shown').and.not.include('K7RM');
  });
});
