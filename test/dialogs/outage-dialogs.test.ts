import { expect } from 'chai';
import type { Card } from '../../src/cards/card.ts';
import { HistoryDialog } from '../../src/dialogs/history-dialog.ts';
import { MarkCardDialog } from '../../src/dialogs/mark-card-dialog.ts';
import { OutageDialog } from '../../src/dialogs/outage-dialog.ts';
import { OutagesDialog } from '../../src/dialogs/outages-dialog.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import type { Hearing } from '../../src/services/access/audiences.ts';
import { createCustomerIndex } from '../../src/services/customers/customer-index.ts';
import { createCustomerHistory } from '../../src/services/outages/customer-history.ts';
import { createListOpen } from '../../src/services/outages/list-open.ts';
import { createMarkCard } from '../../src/services/outages/mark-card.ts';
import { narrow } from '../../src/services/outages/narrow.ts';
import { cardText } from '../cards/walk.ts';
import { type ActingOptions, act } from '../support/acting.ts';
import { anIncident, hoursAgo, minutesAgo, NOW } from '../support/builders.ts';
import { outageBooks } from '../support/outage-books.ts';
import { aFollowing, anOutage, SOMEBODY_ELSE } from '../support/outages.ts';
import { CUSTOMERS, customerNamed } from '../support/some-customers.ts';

const HERE = aFollowing().place.conversationId;
const ID = 'EX1234567';
const KEY = { followingId: 'f1', incidentId: ID };

/** A channel that may hear of all customers but Litware. */
const channel = (over: Partial<Hearing> = {}): Hearing => ({
  conversationId: HERE,
  isPersonal: false,
  company: 'ours',
  audience: { kind: 'list', tenantIds: [] },
  hears: ({ name }) => name !== 'Litware',
  ...over,
});

function parlour() {
  const books = outageBooks(
    [
      anOutage({}, CUSTOMERS.slice(0, 12)),
      anOutage({ incident: anIncident({ id: 'EX9', title: 'Only Litware' }) }, [customerNamed('Litware')]),
    ],
    CUSTOMERS.map(({ tenantId }) => ({ tenantId, source: 'microsoft365', answeredAt: minutesAgo(1) })),
  );
  const index = createCustomerIndex(CUSTOMERS);
  const clock = () => NOW;
  const needs = {
    ...books,
    customers: () => index,
    clock,
    portals: PORTAL_TEMPLATES,
    outage: books.outages.outage,
    async livingView(followingId: string, incidentId: string) {
      const outage = await books.outages.outage(incidentId);
      const heard = outage && narrow(outage, (id) => index.byTenantId(id)?.name !== 'Litware');
      if (followingId !== 'f1' || !heard) return undefined;
      return { following: aFollowing(), outage: heard, card: await books.cards.card(followingId, incidentId) };
    },
    listOpen: createListOpen({ openOutages: books.outages.open, looks: books.looks, clock }),
    markCard: createMarkCard({ cards: books.cards, deliver: async () => {}, clock }),
    readQuestion: async (about: string) => ({ hits: index.search(about), serviceIds: [], symptom: '' }),
    customerHistory: createCustomerHistory({ outages: books.outages, clock }),
  };
  return { needs, books };
}

const textOf = ([card]: readonly Card[]): string => (card ? `${card.summary} ${cardText(card)}` : '');
const buttonsOf = ([card]: readonly Card[]) => JSON.stringify(card?.content.actions);

describe('outages in conversation', () => {
  const { needs } = parlour();
  const list = (options: ActingOptions = {}) => act(new OutagesDialog(needs), {}, options);
  const look = (action: object, options: ActingOptions = {}) => act(new OutageDialog(needs), action, options);

  it('lists what is open at the agent’s own customers', async () => {
    const all = textOf((await list()).cards);
    expect(all).to.include('2 incidents open at 12 of your customers').and.include('Only Litware');
    expect(all).to.include('Microsoft confirms');
    const few = await list({ finds: ({ name }) => name.startsWith('Contoso') });
    expect(textOf(few.cards)).to.include('1 incident open at 2 of your customers').and.include('2 customers');
    expect(textOf(few.cards)).to.not.include('Litware').and.not.include('Fabrikam');
    expect(textOf((await list({ finds: () => false })).cards)).to.not.include('EX1234567');
  });

  it('tells a channel only of customers that it may hear of, in counts as well', async () => {
    const { cards, about } = await list({ hearing: channel() });
    expect(textOf(cards)).to.include('1 incident open at 11 of your customers').and.not.include('Litware');
    expect(about[0]?.map(({ name }) => name)).to.not.include('Litware');
  });

  it('leaves out Azure for who may not see it, and says so', async () => {
    const cloud = { ...anIncident({ id: 'ZK1X-2TG', source: 'azure', serviceId: 'azure', serviceName: 'Azure' }) };
    const { outages, looks } = outageBooks([anOutage({ incident: cloud }, CUSTOMERS.slice(0, 2))]);
    const listOpen = createListOpen({ openOutages: outages.open, looks, clock: () => NOW });
    const azure = (seesAzure: boolean) => act(new OutagesDialog({ ...needs, listOpen }), {}, { seesAzure });
    expect(textOf((await azure(true)).cards))
      .to.include('ZK1X-2TG')
      .and.not.include('Azure is not shown');
    expect(textOf((await azure(false)).cards))
      .to.include('Azure is not shown')
      .and.not.include('ZK1X-2TG');
    const one = new OutageDialog({ ...needs, outage: outages.outage });
    expect((await act(one, { do: 'show-outage', incidentId: 'ZK1X-2TG' }, { seesAzure: false })).cards).to.be.empty;
  });

  it('shows one of them, its timeline, and its customers page by page, to who asks and for nothing else', async () => {
    const card = await look({ do: 'show-outage', incidentId: ID });
    expect(textOf(card.cards)).to.include('Exchange Online degraded: 12 of your customers');
    expect(buttonsOf(card.cards)).to.not.include('outage-acknowledge').and.not.include('outage-mute');
    const timeline = await look({ do: 'outage-timeline', incidentId: ID });
    expect(textOf(timeline.cards)).to.include('Traffic is moving to healthy servers.');
    const second = await look({ do: 'outage-customers', incidentId: ID, page: 1 });
    expect(textOf(second.cards)).to.include('page 2 of 2');
    expect(buttonsOf(second.cards)).to.include('Previous page').and.not.include('Next page');
  });

  it('shows nothing of what the agent, or the conversation, may not know of: as if it were not there', async () => {
    for (const given of [
      { incidentId: 'EX9', options: { hearing: channel() } },
      { incidentId: 'EX9', options: { finds: ({ name }: Customer) => name === 'Contoso' } },
      { incidentId: 'EX404', options: {} },
    ]) {
      const { cards, said } = await look({ do: 'show-outage', incidentId: given.incidentId }, given.options);
      expect(cards).to.be.empty;
      expect(said[0]).to.include('This outage is no longer kept');
    }
  });

  it('opens views of a living card from its own conversation alone', async () => {
    const there = await look({ do: 'outage-customers', ...KEY }, { hearing: channel() });
    expect(textOf(there.cards)).to.include('11 customers · page 1 of 2').and.not.include('Litware');
    const elsewhere = channel({ conversationId: '19:elsewhere@thread.tacv2' });
    expect((await look({ do: 'outage-customers', ...KEY }, { hearing: elsewhere })).cards).to.be.empty;
    expect((await look({ do: 'show-outage', ...KEY, followingId: 'f2' }, { hearing: channel() })).cards).to.be.empty;
  });

  it('shows the last 90 days of one customer, or asks which', async () => {
    const ended = { ...anIncident(), startedAt: hoursAgo(30), endedAt: hoursAgo(28), isOpen: false };
    const past = parlour();
    const outages = outageBooks([anOutage({ incident: ended, state: 'resolved' }, [customerNamed('Litware')])]).outages;
    const history = new HistoryDialog({
      ...past.needs,
      customerHistory: createCustomerHistory({ outages, clock: () => NOW }),
    });
    const { cards } = await act(history, { about: 'Litware' });
    expect(textOf(cards))
      .to.include('Litware: 1 incident known in the last 90 days')
      .and.include('affected for 2 hrs')
      .and.include('▓ Degraded · ░ no trouble known');
    expect(JSON.stringify(cards).match(/"text":"[█▓▒▄░]"/g), 'a sign each five days').to.have.length(18);
    const again = () => new HistoryDialog(past.needs);
    expect((await act(again(), { about: '' })).said[0]).to.include('No customer matches');
    expect(
      (await act(again(), { about: 'Northwind Traders' }, { permit: () => ({ kind: 'no-role', groups: [] }) })).cards[0]
        ?.summary,
    ).to.include('none of our agent groups');
  });
});

describe('a living card under somebody’s hand', () => {
  const press = (world: ReturnType<typeof parlour>, action: object, options: ActingOptions = {}) =>
    act(new MarkCardDialog(world.needs), { ...KEY, ...action }, { hearing: channel(), ...options });

  it('says at once who has acknowledged it, and stays with who was first', async () => {
    const world = parlour();
    const first = await press(world, { do: 'outage-acknowledge' });
    expect(textOf(first.cards)).to.include('Acknowledged by Kim Minji, 09:42');
    expect(buttonsOf(first.cards)).to.include('Release');
    const second = await press(world, { do: 'outage-acknowledge' }, { agent: SOMEBODY_ELSE });
    expect(textOf(second.cards)).to.include('Acknowledged by Kim Minji').and.not.include('Alex');
    const released = await press(world, { do: 'outage-acknowledge', release: true }, { agent: SOMEBODY_ELSE });
    expect(textOf(released.cards)).to.not.include('Acknowledged by');
    expect(textOf(released.cards)).to.not.include('Litware');
  });

  it('is assigned to who presses', async () => {
    const { cards } = await press(parlour(), { do: 'outage-assign' }, { agent: SOMEBODY_ELSE });
    expect(textOf(cards)).to.include('Assigned to Alex Wilber');
  });

  it('asks how long to be mute, and then is; or is no longer', async () => {
    const world = parlour();
    const ask = await press(world, { do: 'outage-mute' });
    expect(textOf(ask.cards)).to.include('Until resolved').and.include('4 hours');
    expect(await world.books.cards.card('f1', ID)).to.equal(undefined);
    const muted = await press(world, { do: 'outage-mute', until: '4h' });
    expect(textOf(muted.cards)).to.include('Muted by Kim Minji').and.include('until 13:42');
    expect(textOf((await press(world, { do: 'outage-mute' })).cards)).to.include('Post in its thread again?');
    const unmuted = await press(world, { do: 'outage-mute', until: 'off' });
    expect(textOf(unmuted.cards)).to.not.include('Muted by');
  });

  it('tells the audit trail each deed, and no question', async () => {
    const world = parlour();
    for (const [action, recorded] of [
      [{ do: 'outage-acknowledge' }, ['acknowledge']],
      [{ do: 'outage-acknowledge', release: true }, ['release']],
      [{ do: 'outage-assign' }, ['assign']],
      [{ do: 'outage-mute' }, []],
      [{ do: 'outage-mute', until: '4h' }, ['mute']],
      [{ do: 'outage-mute', until: 'off' }, ['unmute']],
    ] as const)
      expect((await press(world, action)).recorded, JSON.stringify(action)).to.eql(recorded);
  });

  it('is nobody’s to change from elsewhere, nor without the role for it', async () => {
    const world = parlour();
    for (const action of [{ do: 'outage-acknowledge' }, { do: 'outage-assign' }, { do: 'outage-mute', until: '1h' }]) {
      const elsewhere = channel({ conversationId: 'a:somebody' });
      expect((await press(world, action, { hearing: elsewhere })).cards).to.be.empty;
      const refused = await press(world, action, { permit: () => ({ kind: 'wrong-role', groups: ['AdminAgents'] }) });
      expect(refused.cards[0]?.summary).to.include('Your role does not include this');
    }
    expect(await world.books.cards.card('f1', ID)).to.equal(undefined);
  });
});
