import { expect } from 'chai';
import { detailGaps } from '../../src/cards/detail-gaps.ts';
import { licenceLine } from '../../src/cards/licence-lines.ts';
import { FAILURE_KINDS, SourceError } from '../../src/domain/source-error.ts';
import { wordsFor } from '../../src/words/words.ts';
import { everyCard } from '../fixtures/every-card.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { foldOf, foldsOf, headingOf, inSight, rowsOf } from '../support/teams/card-shape.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const cards = everyCard(words);
const cardOf = (name: string) => cards[name] as never;

describe('details of services on a card', () => {
  it('say how many licences there are, as of when, and what is wrong with them', () => {
    const licences = { assigned: 120, bought: 1500, inState: 120, readAt: minutesAgo(34) };
    expect(licenceLine({ ...licences, state: 'enabled' }, words, NOW)).to.equal(
      '120 of 1,500 licences assigned, as of 09:08\u00a0GMT+9',
    );
    expect(licenceLine({ ...licences, state: 'suspended', inState: 25 }, words, NOW)).to.match(/ · 25 suspended$/);
    expect(licenceLine({ ...licences, state: 'warning' }, words, NOW)).to.match(/ · 120 in the grace period$/);
    expect(licenceLine({ ...licences, state: 'locked-out', inState: 0 }, words, NOW)).to.match(/ · locked out$/);
  });

  it('count licences where there is trouble, and not on every row', () => {
    const card = cardOf('services: licences, some suspended');
    expect(rowsOf(card)[0]).to.include('120 of 150 licences assigned, as of 09:08 GMT+9 · 25 suspended');
    expect(cardText(card).match(/licences assigned/g)).to.have.length(1);
    expect(inSight(card)).to.not.include('Licences suspended');
  });

  it('tell once what is wrong with licences that bring many services, without an alarm', () => {
    const card = cardOf('services: licences past their end');
    expect(headingOf(card)).to.equal('가온의료재단: no known trouble with 24 services');
    expect(inSight(card)).to.match(/Licences past their end, in the grace period [^›]*, [^›]*and 5 more/);
  });

  it('fold what has no published health away from the healthy, as unknown', () => {
    const card = cardOf('services: without published health');
    expect(foldOf(card, 'without published health')).to.deep.include({
      title: '? 2 services without published health: unknown',
      rows: ['Dynamics 365 Business Central', 'Universal Print'],
    });
    expect(foldOf(card, 'operational').rows).to.not.include('Universal Print');
    expect(cardText(cardOf('timeline: without published health')))
      .to.include('Microsoft publishes no health for it here')
      .and.not.match(/no open incidents|no known trouble/i);
  });

  it('say in one line what we may not see, and behind it what it takes', () => {
    const card = cardOf('services: details we may not see');
    const gaps = foldOf(card, 'details we may not see');
    expect(gaps.title).to.equal('3 details we may not see');
    expect(gaps.text)
      .to.include('Licence counts: not readable.')
      .and.include('Directory Readers / Global Reader')
      .and.include('Admin portals, from Graph: Microsoft 365 did not answer in time')
      .and.include('a partner account that has signed in');
    expect(foldsOf(cardOf('services: clear')).some(({ title }) => title.includes('may not see'))).to.equal(false);
  });

  for (const kind of FAILURE_KINDS) {
    it(`have words for ${kind}`, () => {
      const failure = new SourceError(kind, 'partner-center', 'made for a test');
      expect(JSON.stringify(detailGaps([{ name: 'managed-services', readAt: NOW, failure }], words))).to.include(
        'Managed services, from Partner Center',
      );
    });
  }
});
