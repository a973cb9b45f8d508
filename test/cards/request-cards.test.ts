import { expect } from 'chai';
import { requestCard } from '../../src/cards/request-card.ts';
import { requestsCard } from '../../src/cards/requests-card.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aRequest, aRequestDetail, requestCards } from '../fixtures/request-cards.ts';
import { aCustomer, daysAgo, NOW } from '../support/builders.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { accentOf, foldOf, headingOf, inSight, rowsOf } from '../support/teams/card-shape.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const cards = requestCards(words);
const card = (name: string) => cards[`requests: ${name}`]?.content as Record<string, any>;
const frame = { customer: aCustomer(), portals: [], words, now: NOW };

describe('cards about service requests', () => {
  it('put first what waits for somebody, and fold what is over', () => {
    expect(headingOf(card('every state'))).to.equal('Contoso: 1 service request needs attention');
    expect(accentOf(card('every state'))).to.equal('warning');
    expect(
      rowsOf(card('every state')).map((row) => row.match(/Attention needed|Open|State unknown/)?.[0]),
    ).to.deep.equal(['Attention needed', 'Open', 'State unknown']);
    expect(foldOf(card('every state'), '1 closed').text).to.match(/created \d+ Oct 2025 · closed/);
  });

  it('say what Partner Center lists, and that it may not list all', () => {
    expect(headingOf(card('all closed'))).to.equal('Contoso: Partner Center lists no open service requests');
    expect(headingOf(card('none told'))).to.equal('Contoso: Partner Center lists no service requests');
    expect(headingOf(card('in an unknown state'))).to.include('1 service request in a state we do not know');
    for (const name of ['every state', 'all closed', 'none told', 'hundreds'])
      expect(inSight(card(name)), name).to.include('Microsoft does not say whether Partner Center lists them');
  });

  it('never say “none” where nobody could tell', () => {
    for (const name of [
      'no account',
      'no Partner Center',
      'not in this cloud',
      'refused',
      'unknown there',
      'no sign-in',
      'too slow',
    ]) {
      expect(headingOf(card(name)), name).to.equal('Contoso: service requests unknown');
      expect(cardText(card(name)), name).to.not.match(/lists no/);
    }
    expect(cardText(card('no account'))).to.include('npm run onboard -- --account partner');
    expect(cardText(card('refused')))
      .to.include('MFA')
      .and.not.include('GDAP');
  });

  it('say how many have no row', () => {
    const text = cardText(card('hundreds'));
    expect(text).to.match(/\d+ more/);
  });

  it('show the words of others as they are', () => {
    const [first] = rowsOf(requestsCard({ ...frame, requests: [aRequest()] }).content);
    expect(first).to.include('Mail to *one* domain comes back').and.include('Moderate · 616122292874576');
    const text = inSight(requestCard({ ...frame, request: aRequestDetail() }).content);
    expect(text).to.include('headers of *one* message').and.include('Kim Minji, kim@partner.example');
    expect(text.indexOf('headers')).to.be.below(text.indexOf('Forty people'));
  });

  it('fold notes beyond the newest three, and say how many do not fit', () => {
    expect(foldOf(card('one, endless'), 'earlier note').isShut).to.equal(true);
    expect(cardText(card('one, endless'))).to.match(/\d+ notes do not fit here/);
    const notes = [1, 2, 3, 4, 5].map((day) => ({ at: daysAgo(day), text: `note ${day}` }));
    const five = requestCard({ ...frame, request: aRequestDetail({ notes }) }).content;
    expect(inSight(five)).to.include('note 3').and.not.include('note 4');
  });
});
