import { expect } from 'chai';
import { customersCard } from '../../src/cards/customers-card.ts';
import { wordsFor } from '../../src/words/words.ts';
import { someCustomers } from '../fixtures/customers.ts';
import { cardText, ofType } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const pick = { choices: someCustomers, total: 1204, reason: 'pick', recent: 2, words } as const;

describe('the customers card', () => {
  it('tells customers of the same name apart, and leaves the others alone', () => {
    const text = cardText(customersCard(pick));
    expect(text).to.include('contoso.onmicrosoft.com · tenant 00000041…');
    expect(text).to.include('contosopharma.onmicrosoft.com · tenant 00000043…');
    expect(text).to.match(/fabrikam\.onmicrosoft\.com(?! · tenant)/);
  });

  it('leads with those opened recently', () => {
    expect(cardText(customersCard(pick))).to.match(/Opened recently.*Contoso Korea.*Others.*한빛물산/s);
    expect(cardText(customersCard({ ...pick, recent: 0 }))).not.to.include('Opened recently');
  });

  it('lets only its own button wait for the search box', () => {
    const card = customersCard(pick);
    const waiting = ofType(card, 'Action.Execute', 'Action.Submit').filter(
      ({ associatedInputs }) => associatedInputs !== 'none',
    );
    expect(waiting.map(({ data }) => data)).to.deep.equal([{ do: 'choose-customer' }, { do: 'choose-customer' }]);
    expect(ofType(card, 'Input.ChoiceSet')[0]?.['choices.data']).to.deep.equal({
      type: 'Data.Query',
      dataset: 'customers',
    });
  });

  it('says what was looked for, and whether anything comes near', () => {
    const near = { ...pick, reason: 'nearest', query: 'fabricam' } as const;
    expect(customersCard(near).summary).to.match(/fabricam.*nearest/);
    expect(customersCard({ ...near, choices: [] }).summary)
      .to.match(/fabricam/)
      .and.not.to.match(/nearest/);
  });

  it('offers the whole list to somebody whose search went elsewhere', () => {
    const ways = (card: ReturnType<typeof customersCard>) => ofType(card, 'Action.Execute').map(({ verb }) => verb);
    expect(ways(customersCard({ ...pick, reason: 'nearest', query: 'Zyxwv', choices: [] }))).to.deep.equal([
      'choose-customer',
      'show-customers',
      'show-help',
    ]);
    expect(ways(customersCard(pick))).not.to.include('show-customers');
  });
});
