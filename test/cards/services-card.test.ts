import { expect } from 'chai';
import { readAction } from '../../src/cards/actions.ts';
import { type Card, cardBytes, type Element, MOST_CARD_BYTES } from '../../src/cards/card.ts';
import { servicesCard } from '../../src/cards/services-card.ts';
import type { Headline, ServiceHealth } from '../../src/domain/health-report.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { customerPortals, PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import { wordsFor } from '../../src/words/words.ts';
import { knownAdvisories, mailOutage, newAdvisory } from '../fixtures/outages.ts';
import { otherServices } from '../fixtures/services.ts';
import { aCustomer, aReport, aService, aSilentService, NOW } from '../support/builders.ts';
import { cardText, everyElement, ofType } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const TROUBLE = { kind: 'trouble', status: 'degraded' } as const;

const cardOf = (services: readonly ServiceHealth[], headline: Partial<Headline>, customer = aCustomer()): Card =>
  servicesCard({
    report: aReport(services, headline, customer),
    portals: customerPortals(PORTAL_TEMPLATES, customer, services),
    words,
    now: NOW,
  });

const accentOf = (card: Card): unknown => (card.content.body as Element[])[0]?.style;
const meanings = (card: Card) => ofType(card, 'Action.Execute').map(({ data }) => readAction(data));

describe('the services card', () => {
  it('answers first: the customer, how much is wrong, and what that rests on', () => {
    const card = cardOf([aService({ incidents: [mailOutage()] }), ...otherServices(25)], TROUBLE);
    expect(card.summary).to.equal('Contoso: Microsoft confirms trouble with 1 of 26 services');
    expect(cardText(card)).to.match(
      /contoso\.onmicrosoft\.com · read 40 secs ago from Microsoft 365 and Azure \(09:41 GMT\+9\)/,
    );
    expect(cardText(card)).to.include('Degraded · 1 incident · since 08:10 GMT+9');
  });

  it('is green only when everything answered and nothing new is wrong', () => {
    const old = otherServices(10, 6);
    const silent = aSilentService('azure', 'timeout');
    expect(accentOf(cardOf(old, { kind: 'clear', status: 'operational' }))).to.equal('good');
    expect(accentOf(cardOf([...old, silent], { kind: 'partly-clear', status: 'unknown' }))).to.equal('emphasis');
    expect(accentOf(cardOf([silent], { kind: 'cannot-tell', status: 'unknown' }))).to.equal('emphasis');
    expect(accentOf(cardOf(old, TROUBLE))).to.equal('warning');
  });

  it('calls a planned maintenance that has begun what it is, in the first line too', () => {
    const begun = { ...newAdvisory(), classification: 'maintenance', status: 'maintenance', phase: 'planned' } as const;
    const verdict = (...news: Incident[]) => cardOf(otherServices(3), { kind: 'news', news }).summary;
    expect(verdict(begun)).to.equal('Contoso: no incidents, 1 planned maintenance under way');
    expect(verdict(newAdvisory(), begun)).to.equal(
      'Contoso: no incidents, 1 new advisory and 1 planned maintenance under way',
    );
  });

  it('counts no services while Microsoft 365, which has them, is silent', () => {
    const services = [aSilentService('microsoft365', 'timeout'), aService({ source: 'azure', id: 'azure' })];
    expect(cardOf(services, { ...TROUBLE, affected: 1, total: 1 }).summary).to.equal(
      'Contoso: Microsoft confirms trouble with 1 service; Microsoft 365 not read',
    );
    const unpublished = aService({ id: 'Bookings', phase: 'unheard', status: 'unknown' });
    expect(cardOf([aService(), unpublished], { ...TROUBLE, affected: 1, total: 9 }).summary).to.equal(
      'Contoso: Microsoft confirms trouble with 1 of 9 services',
    );
  });

  it('has an accent on its head alone', () => {
    const card = cardOf([aService({ incidents: [mailOutage()] }), ...otherServices(10, 3)], TROUBLE);
    const accents = everyElement(card).flatMap(({ style }) =>
      ['good', 'warning', 'attention', 'accent'].includes(String(style)) ? [style] : [],
    );
    expect(accents).to.deep.equal(['warning']);
  });

  it('leads to messages, by a row where there is no room for another button', () => {
    const azure = aService({ source: 'azure', id: 'azure', name: 'Azure' });
    const offered = (services: readonly ServiceHealth[], over: object = {}) => {
      const card = servicesCard({
        report: aReport(services, { kind: 'clear' }),
        portals: customerPortals(PORTAL_TEMPLATES, aCustomer(), services),
        hasRequests: true,
        hasMessages: true,
        words,
        now: NOW,
        ...over,
      });
      const ways = meanings(card).filter((action) => action?.do === 'show-communications');
      return {
        last: (card.content.actions as Element[]).at(-1)?.title,
        ways: ways.length,
        row: /Messages +›/.test(cardText(card)),
      };
    };
    expect(offered([aService()])).to.deep.equal({ last: 'Messages', ways: 1, row: false });
    expect(offered([aService(), azure])).to.deep.equal({ last: 'Service requests', ways: 1, row: true });
    expect(offered([aService(), azure], { hasRequests: false })).to.deep.equal({
      last: 'Messages',
      ways: 1,
      row: false,
    });
    expect(offered([aService()], { hasMessages: false }).ways, 'without the right to it').to.equal(0);
  });

  it('folds known advisories and healthy services under their counts', () => {
    const card = cardOf([...otherServices(24, 6)], { kind: 'clear' });
    expect(cardText(card)).to.include('12 known advisories on 6 services').and.to.include('18 services operational');
    const hidden = everyElement(card).filter(({ type, isVisible }) => type === 'Container' && isVisible === false);
    expect(hidden.map(({ id }) => id)).to.deep.equal(['advisories', 'operational']);
  });

  it('shows what is new in sight, once, and apart from what is known', () => {
    const service = { id: 'microsoftteams', name: 'Microsoft Teams' };
    const news = newAdvisory();
    const card = cardOf([aService({ ...service, advisories: [news, ...knownAdvisories(2, service)] })], {
      kind: 'news',
      status: 'advisory',
      news: [news],
    });
    expect(cardText(card).split(news.title)).to.have.lengthOf(2);
    expect(cardText(card)).to.include('2 known advisories on 1 service').and.to.include('2 advisories · since');
  });

  it('says of a silent source why and what to do, and asks again at a tap where that may help', () => {
    const passing = cardOf([aSilentService('azure', 'throttled', 90_000), aService()], {
      kind: 'partly-clear',
      status: 'unknown',
    });
    expect(cardText(passing))
      .to.include('Azure is limiting our requests')
      .and.to.match(/Wait 1 min, then refresh/);
    const again = { do: 'show-services', tenantId: aCustomer().tenantId, fresh: true };
    expect(meanings(passing).filter((action) => JSON.stringify(action) === JSON.stringify(again))).to.have.lengthOf(2);

    const lasting = cardOf([aSilentService('azure', 'no-consent'), aService()], {
      kind: 'partly-clear',
      status: 'unknown',
    });
    expect(meanings(lasting).filter((action) => JSON.stringify(action) === JSON.stringify(again))).to.have.lengthOf(1);
  });

  it('says a reason once, for all who share it', () => {
    const card = cardOf([aSilentService('azure', 'no-consent'), aSilentService('microsoft365', 'no-consent')], {
      kind: 'no-access',
      status: 'unknown',
    });
    expect(cardText(card)).to.include('Azure and Microsoft 365');
    expect(cardText(card).split('This customer has not consented to the app')).to.have.lengthOf(2);

    const apart = cardOf([aSilentService('azure', 'timeout'), aSilentService('microsoft365', 'timeout')], {});
    expect(cardText(apart)).to.include('Azure did not answer').and.to.include('Microsoft 365 did not answer');
  });

  it('offers no door into a tenant that we may not see, yet a way on', () => {
    const card = cardOf([aSilentService('microsoft365', 'access-ended')], { kind: 'no-access', status: 'unknown' });
    expect(ofType(card, 'Action.OpenUrl')).to.be.empty;
    expect(meanings(card)).to.deep.include({ do: 'show-customers' });
  });

  it('stays within the budget with many services of long names, each still named', () => {
    const services = otherServices(44, 20).map((service, index) => ({
      ...service,
      name: `${index}번 ${'긴 이름 '.repeat(9)}`,
    }));
    const card = cardOf(services, { kind: 'clear' }, aCustomer({ name: '한'.repeat(400) }));
    expect(cardBytes(card)).to.be.at.most(MOST_CARD_BYTES);
    for (const [index] of services.entries()) expect(cardText(card)).to.include(`${index}번`);
  });

  it('stays within the budget when everything is down at once', () => {
    const services = otherServices(44).map((service) => ({
      ...service,
      status: 'interrupted' as const,
      incidents: [mailOutage({ title: '메일 '.repeat(80) })],
    }));
    expect(cardBytes(cardOf(services, { kind: 'trouble', status: 'interrupted' }))).to.be.at.most(MOST_CARD_BYTES);
  });
});
