import { expect } from 'chai';
import { cardBytes } from '../../src/cards/card.ts';
import { outageCard } from '../../src/cards/outage-card.ts';
import { outageReply } from '../../src/cards/outage-reply.ts';
import { outageCustomersCard } from '../../src/cards/outage-view-card.ts';
import { type LivingCard, REPLY_KINDS } from '../../src/domain/living-card.ts';
import type { Exposure, Outage } from '../../src/domain/outage.ts';
import { PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import { verdictOfOutage } from '../../src/services/outages/outage-verdict.ts';
import { wordsFor } from '../../src/words/words.ts';
import { manyCustomers } from '../fixtures/customers.ts';
import { mailOutage, overdueOutage } from '../fixtures/outages.ts';
import { aCustomer, aPost, minutesAgo, NOW } from '../support/builders.ts';
import { aLivingCard, anOutage, SOMEBODY } from '../support/outages.ts';
import { CUSTOMERS, customerNamed } from '../support/some-customers.ts';
import { cardText } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const crowd = manyCustomers(5000);
const known = new Map([...CUSTOMERS, ...crowd].map((customer) => [customer.tenantId, customer]));
const customerOf = (tenantId: string) => known.get(tenantId);
const seven = CUSTOMERS.slice(0, 7);

const cardOf = (outage: Outage, card: Partial<LivingCard> = {}, now = NOW) =>
  outageCard({
    outage,
    customerOf,
    verdict: verdictOfOutage(outage, now),
    living: { followingId: 'f1', card: aLivingCard(card) },
    portals: PORTAL_TEMPLATES,
    words,
    now,
  });
const titles = (card: ReturnType<typeof cardOf>) =>
  (card.content.actions as { title: string }[]).map(({ title }) => title);

describe('the outage card', () => {
  const mail = anOutage({ incident: mailOutage() }, seven);

  it('tells which service, how it stands, whom it hits, since when, what Microsoft says, and when more is due', () => {
    const card = cardOf(mail);
    expect(card.summary).to.equal('Exchange Online degraded: 7 of your customers');
    expect(cardText(card))
      .to.include('EX1234567 · since 08:10 GMT+9 · updated 09:12')
      .and.include('Restoring service · Incident')
      .and.include('Users may be unable to send or receive mail')
      .and.include('Next update by 10:30 GMT+9')
      .and.match(/A\w*.*and 4 more/)
      .and.include('Microsoft confirms:  published by Microsoft · data from 09:41 GMT+9')
      .and.include('Microsoft, 09:12 GMT+9  Current status:  We are moving mail traffic');
  });

  it('says how old all that is: Microsoft’s word, our reading, the delivery', () => {
    expect(cardText(cardOf(mail, { sentAt: minutesAgo(40) }))).to.include(
      'Microsoft 09:12 GMT+9 · read 09:41 · delivered 30 mins after Microsoft',
    );
    expect(cardText(cardOf(mail)), 'no news in this edit')
      .to.include('read 09:41 · posted 08:23')
      .and.not.include('after Microsoft');
  });

  it('counts down to nothing: an hour later it says the same, until something is overdue', () => {
    const mute = { by: SOMEBODY, at: minutesAgo(9), until: { kind: 'resolved' } } as const;
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    const said = (minutes: number) =>
      cardText(cardOf({ ...mail, readAt: later(minutes) }, { muted: mute }, later(minutes)));
    const without = (text: string) => text.replaceAll(/(data from|read) \d\d:\d\d/g, '');
    expect(without(said(40))).to.equal(without(said(0)));
    expect(said(49)).to.include('Next update overdue since 10:30 GMT+9');
    expect(cardText(cardOf(anOutage({ incident: overdueOutage() }, seven)))).to.include(
      'Next update overdue since 09:30',
    );
  });

  it('never shows one that vanished, or of which nothing is heard, as well', () => {
    const vanished = cardOf({ ...mail, state: 'vanished' });
    expect(cardText(vanished)).to.include('No source shows it any more. That is not the same as resolved.');
    expect(cardText(vanished)).to.include('cannot tell').and.not.include('resolved for');
    const silent = cardOf({
      ...mail,
      exposures: mail.exposures.map((one) => ({ ...one, status: 'unknown' as const })),
    });
    expect(silent.summary).to.include('in an unknown state');
    expect(cardText(silent)).to.include('Of 7 customers there is no word of the last 15 minutes: unknown');
    for (const card of [vanished, silent]) expect(JSON.stringify(card.content.body)).to.include('"style":"emphasis"');
  });

  it('tells where it is over already while it goes on elsewhere, and then that it is resolved', () => {
    const [first, ...others] = mail.exposures;
    const partly = cardOf({ ...mail, exposures: [{ ...(first as Exposure), endedAt: minutesAgo(3) }, ...others] });
    expect(partly.summary).to.include('6 of your customers');
    expect(cardText(partly)).to.include('1 more customer: resolved already');
    const incident = mailOutage({ phase: 'restored', status: 'operational', isOpen: false, endedAt: minutesAgo(3) });
    const over = cardOf(anOutage({ incident, state: 'resolved' }, seven));
    expect(over.summary).to.equal('Exchange Online: EX1234567 is resolved for 7 of your customers');
    expect(titles(over)).to.deep.equal(['Timeline', 'Affected customers', 'Escalate', 'Admin center ↗']);
  });

  it('has at most six buttons; once it is over there is room for the admin center, and it names whose', () => {
    expect(titles(cardOf(mail))).to.deep.equal([
      'Acknowledge',
      'Escalate',
      'Timeline',
      'Affected customers',
      'Assign to me',
      'Mute …',
    ]);
    const over = cardOf({ ...mail, state: 'resolved' });
    expect(JSON.stringify(over.content.actions)).to.include('in your browser · Adventure Works');
  });

  it('fits at 5,000 customers and endless words', () => {
    const text = 'Mail waits, and we are working on it. '.repeat(3000);
    const incident = mailOutage({ impact: text, title: text, posts: [aPost(NOW, { text })] });
    const outage = anOutage({ incident }, crowd);
    expect(cardBytes(cardOf(outage))).to.be.below(26 * 1024);
  });

  it('names everybody once on the pages of its customers', () => {
    const outage = anOutage({ incident: mailOutage() }, crowd.slice(0, 95));
    const view = { do: 'show-outage', incidentId: 'EX1234567' } as const;
    const page = (at: number) => outageCustomersCard({ outage, view, customerOf, words, now: NOW, page: at });
    const names = Array.from({ length: 10 }, (_, at) => cardText(page(at)).match(/Customer \d+/g) ?? []).flat();
    expect(new Set(names).size).to.equal(95);
    expect(cardText(page(9999))).to.include('page 10 of 10');
    const few = outageCustomersCard({ outage: mail, view, customerOf, words, now: NOW, page: 0 });
    expect(cardText(few)).to.include('7 customers').and.not.include('page');
  });
});

describe('replies in a card’s thread', () => {
  const reply = (kind: (typeof REPLY_KINDS)[number], customers = seven) =>
    outageReply({ kind, customers, outage: anOutage({ incident: mailOutage() }, seven), words, now: NOW });

  it('are one sentence each, with the id', () => {
    for (const kind of REPLY_KINDS) expect(reply(kind).summary, kind).to.include('EX1234567');
    expect(reply('worse').text).to.equal('Worse: Exchange Online is now degraded (EX1234567).');
    expect(reply('overdue').text).to.match(/was due 10:30.GMT\+9 and has not come/);
    expect(reply('vanished').text).to.include('not the same as resolved');
  });

  it('group the customers newly affected', () => {
    expect(reply('spread').summary).to.include('7 more customers are affected').and.include('and 2 more');
    expect(reply('spread', [customerNamed('Contoso')]).summary).to.include('1 more customer is affected');
  });

  it('mean nothing to a client that reads markdown', () => {
    const evil = aCustomer({ name: '[pay](https://evil.example) **now** <at>all</at>' });
    expect(reply('spread', [evil]).text).to.include('\\[pay\\](https://evil.example) \\*\\*now\\*\\*');
    expect(reply('spread', [evil]).summary).to.include('[pay](https://evil.example)');
  });
});
