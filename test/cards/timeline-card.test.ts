import { expect } from 'chai';
import { type Card, cardBytes, type Element, MOST_CARD_BYTES } from '../../src/cards/card.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import type { Headline, ServiceTimeline } from '../../src/domain/health-report.ts';
import { wordsFor } from '../../src/words/words.ts';
import { azureOutage, knownAdvisories, mailOutage, overdueOutage, resolvedOutages } from '../fixtures/outages.ts';
import { aHeadline, aPost, aService, aTimeline, minutesAgo, NOW } from '../support/builders.ts';
import { cardText, everyElement, textWithin } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const TROUBLE = { kind: 'trouble', status: 'degraded' } as const;

const cardOf = (over: Partial<ServiceTimeline>, headline: Partial<Headline> = TROUBLE, focus?: string): Card =>
  timelineCard({
    timeline: aTimeline({ headline: aHeadline(headline), ...over }),
    portals: [],
    words,
    now: NOW,
    ...(focus === undefined ? {} : { focus }),
  });

const hidden = (card: Card, id: string): string => textWithin(everyElement(card).find((element) => element.id === id));
const inSight = (card: Card): string =>
  textWithin(
    JSON.parse(JSON.stringify(card.content), (_, value) => ((value as Element)?.isVisible === false ? null : value)),
  );

describe('the timeline card', () => {
  it('tells state, since when, impact, scope and when more is due', () => {
    const text = cardText(cardOf({ service: aService({ incidents: [mailOutage()] }) }));
    expect(text).to.include('Degraded').and.to.include('Restoring service · Incident · EX1234567');
    expect(text).to.match(/since 08:10 GMT\+9 \(1 hr, 32 mins\) · updated 09:12/);
    expect(text).to.include('Users may be unable to send or receive mail').and.to.include('Scope of impact');
    expect(text).to.match(/Next update by 10:30 GMT\+9 \(in 48 mins\)/);
  });

  it('says when a promised time has passed', () => {
    const text = cardText(cardOf({ service: aService({ incidents: [overdueOutage()] }) }));
    expect(text)
      .to.match(/Next update overdue since 09:30 GMT\+9 \(12 mins\)/)
      .and.not.to.include('Next update by');
  });

  it('shows the newest three posts and keeps five behind a toggle', () => {
    const card = cardOf({ service: aService({ incidents: [mailOutage()] }) });
    expect(inSight(card))
      .to.include('moving mail traffic')
      .and.to.include('queues grow')
      .and.to.include('5 earlier posts');
    expect(inSight(card)).not.to.include('reports of late mail');
    expect(hidden(card, 'posts-0')).to.include('reports of late mail');
  });

  it('does not repeat what each post repeats', () => {
    const text = cardText(cardOf({ service: aService({ incidents: [mailOutage()] }) }));
    expect(text.split('Users may be unable to send')).to.have.lengthOf(2);
    expect(text.split('Any user whose mailbox')).to.have.lengthOf(2);
  });

  it('never grows too large: the oldest posts give way first, and the card says how many and where they are', () => {
    const post = (index: number) =>
      aPost(minutesAgo(index), { label: 'current-status', text: `Post ${index}. ${'큰 장애입니다. '.repeat(60)}` });
    const posts = Array.from({ length: 200 }, (_, index) => post(index));
    const card = cardOf({ service: aService({ incidents: [mailOutage({ posts })] }), resolved: resolvedOutages() });
    const text = cardText(card);
    expect(cardBytes(card))
      .to.be.at.most(MOST_CARD_BYTES)
      .and.at.least(MOST_CARD_BYTES * 0.8);
    expect(text).to.include('Post 0.').and.to.include('Post 2.').and.not.to.include('Post 199.');
    const left = Number(
      /(\d+) older posts are not shown here\. Read on in the Microsoft 365 admin center/.exec(text)?.[1],
    );
    const shown = posts.filter((_, index) => text.includes(`Post ${index}.`)).length;
    expect(left + shown).to.equal(200);
  });

  it('never grows too large with everything at once', () => {
    const long = '한글 "따옴표"\n'.repeat(2_000);
    const monster = (id: string) =>
      mailOutage({
        id,
        title: long,
        impact: long,
        scope: long,
        subscriptions: Array.from({ length: 400 }, () => long),
        posts: Array.from({ length: 90 }, (_, at) => aPost(minutesAgo(at), { text: `${at} ${long}` })),
      });
    const incidents = Array.from({ length: 30 }, (_, index) => monster(`EX${index}`));
    const advisories = knownAdvisories(60).map((advisory) => ({ ...advisory, title: long }));
    const card = cardOf({
      service: aService({ name: long, incidents, advisories }),
      resolved: advisories.map((one) => ({ ...one, isOpen: false })),
    });
    expect(cardBytes(card)).to.be.at.most(MOST_CARD_BYTES);
  });

  it('puts the problem asked for first, open or not', () => {
    const service = aService({ incidents: [mailOutage()], advisories: knownAdvisories(2) });
    const resolved = resolvedOutages();
    expect(inSight(cardOf({ service, resolved }, TROUBLE, 'EX1199990'))).to.match(
      /Service restored.*EX1199990.*EX1234567/s,
    );
    expect(inSight(cardOf({ service, resolved }, TROUBLE, 'EX1200011'))).to.match(/Calendar shows.*EX1234567/s);
    expect(cardOf({ service: aService(), resolved }, { kind: 'clear' }, 'EX1199990').summary).to.include(
      'EX1199990 is resolved',
    );
  });

  it('is green for a service with old advisories only, and folds them', () => {
    const card = cardOf({ service: aService({ advisories: knownAdvisories(3) }) }, { kind: 'clear' });
    expect((card.content.body as Element[])[0]?.style).to.equal('good');
    expect(card.summary).to.equal('No open incidents on Exchange Online for Contoso');
    expect(inSight(card)).to.include('3 known advisories').and.not.to.include('Calendar shows');
  });

  it('names what an Azure event touches', () => {
    const text = cardText(
      cardOf({ service: aService({ id: 'azure', name: 'Azure', source: 'azure', incidents: [azureOutage()] }) }),
    );
    expect(text).to.include('Virtual Machines and Virtual Network').and.to.include('Korea Central');
    expect(text).to.include('Contoso production').and.to.include('2 more');
  });
});
