import { expect } from 'chai';
import { requestFormCard } from '../../src/cards/request-form-card.ts';
import { requestReviewCard } from '../../src/cards/request-review-card.ts';
import { packetOf, problemsOf } from '../../src/domain/request-packet.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aCustomer, NOW } from '../support/builders.ts';
import { aDraft, aForm, anAzurePacket } from '../support/requests.ts';
import { boxesOn, partsOf } from '../support/teams/card-reading.ts';
import { cardText } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const ID = '0f9a1c52-77b1-4f0e-9d53-6a1f2b3c4d5e';

describe('the form of a service request', () => {
  const form = (over = {}) =>
    requestFormCard({
      draft: aDraft({ id: ID }),
      customer: aCustomer(),
      choices: [],
      services: [],
      desks: [],
      problems: [],
      words,
      ...over,
    });

  it('brings back all that was typed, be it wrong, and says at each box what is', () => {
    const bad = { severity: 'awful', copies: 'nobody', startedOn: 'soon', title: '' };
    const draft = aDraft({ id: ID, form: aForm(bad) });
    const card = form({ draft, problems: problemsOf(draft, NOW) });
    expect(boxesOn(card.content)).to.include({ severity: 'awful', copies: 'nobody', startedOn: 'soon' });
    expect(cardText(card)).to.include('This is missing.').and.include('This cannot be read.');
  });

  it('holds no button back: a draft can be saved half-written', () => {
    expect(JSON.stringify(form().content)).to.not.include('isRequired');
  });

  it('offers a guess first, and does not choose it', () => {
    const card = form({
      draft: aDraft({ id: ID, customer: { tenantId: aCustomer().tenantId, knownBy: 'guessed' } }),
      customer: undefined,
      choices: [aCustomer()],
    });
    expect(boxesOn(card.content)).to.not.have.property('customer');
    expect(JSON.stringify(card.content)).to.include(aCustomer().tenantId);
  });

  it('names the subscription on the review, as the form did, beside the id that is sent', () => {
    const card = requestReviewCard({
      ask: ID,
      packet: anAzurePacket({ subscriptionId: 's-1' }),
      desk: {
        ...{ id: 'azure', kind: 'azure' },
        readiness: {
          kind: 'ready',
          needs: ['subscription'],
          subscriptions: [{ id: 's-1', name: 'Contoso Production' }],
        },
      },
      ...{ warnings: [], words, now: NOW },
    });
    expect(cardText(card)).to.match(/Azure subscription:\s+Contoso Production · s-1/);
  });

  it('makes each of those whom an outage hits a button that reviews it for them, and chooses nobody', () => {
    const likely = ['a', 'b'].map((tenantId) => aCustomer({ tenantId, name: `Customer ${tenantId}` }));
    const { customer: _, ...nobody } = aDraft({ id: ID });
    const card = form({ draft: nobody, customer: undefined, likely });
    const rows = [...partsOf(card.content)].flatMap(({ selectAction }) => selectAction ?? []);
    expect(rows.map(({ data }) => [data.do, data.reviewFor])).to.deep.equal([
      ['review-request', 'a'],
      ['review-request', 'b'],
    ]);
    expect(
      rows.some(({ associatedInputs }) => associatedInputs === 'none'),
      'the boxes go with it',
    ).to.equal(false);
    expect(boxesOn(card.content)).to.not.have.property('customer');
  });

  it('cannot be sent by who may not, and tells who may', () => {
    const packet = packetOf(aDraft(), aCustomer(), NOW);
    if (!packet) throw new Error('the draft is not whole');
    const card = requestReviewCard({
      ask: ID,
      packet,
      desk: { id: 'own', kind: 'own', readiness: { kind: 'ready', needs: [], subscriptions: [] } },
      warnings: [{ kind: 'no-role', refusal: { kind: 'wrong-role', groups: ['HelpdeskAgents'] } }],
      words,
      now: NOW,
    });
    expect(cardText(card)).to.include('HelpdeskAgents').and.include('Your draft is kept');
    expect(JSON.stringify(card.content)).to.not.include('send-request');
  });
});
