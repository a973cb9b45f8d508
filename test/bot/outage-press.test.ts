import { expect } from 'chai';
import { createOutagePress } from '../../src/bot/outage-press.ts';
import { PORTAL_TEMPLATES } from '../../src/domain/portal-links.ts';
import { mailOutage } from '../fixtures/outages.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aFollowing, aLivingCard, anOutage } from '../support/outages.ts';
import { CUSTOMERS } from '../support/some-customers.ts';
import { cardText } from '../support/teams/card-reading.ts';

describe('the outage press', () => {
  const known = new Map(CUSTOMERS.map((customer) => [customer.tenantId, customer]));
  const press = createOutagePress({ customerOf: (id) => known.get(id), portals: PORTAL_TEMPLATES });
  const outage = anOutage({ incident: mailOutage() }, CUSTOMERS.slice(0, 9));
  const following = aFollowing();
  const korean = aFollowing({ reader: { locale: 'ko-KR', zone: 'Asia/Seoul' } });
  const textOf = ({ card }: { readonly card?: object }) => cardText(card ?? {});

  it('prints in the words of each following’s reader', () => {
    expect(textOf(press.card(outage, following, undefined, NOW))).to.include('9 of your customers');
    expect(textOf(press.card(outage, korean, undefined, NOW))).to.include('고객 9곳');
    expect(press.reply({ kind: 'worse', tenantIds: [] }, outage, korean, NOW).text).to.include('악화');
  });

  it('prints the same for the same, so that nothing is edited in vain', () => {
    const print = () => press.card(outage, following, aLivingCard(), NOW);
    expect(print()).to.deep.equal(print());
  });

  it('prints shorter where the card proved too large, and how long nothing was delivered', () => {
    const size = (one: object) => JSON.stringify(one).length;
    const whole = press.card(outage, following, undefined, NOW);
    expect(size(press.shorter(outage, following, undefined, NOW))).to.be.below(size(whole));
    const blind = [{ kind: 'deliveries', from: minutesAgo(14), until: minutesAgo(2) }] as const;
    expect(textOf(press.card(outage, following, undefined, NOW, blind))).to.include(
      'No news could be delivered from 09:28 to 09:40 GMT+9 (12 mins)',
    );
  });

  it('prints one summary, one digest: an outage stands in the first part that fits', () => {
    const round = { opened: [outage], changed: [outage], resolved: [], open: [outage] };
    const digest = textOf(press.digest(round, following, NOW));
    expect(digest).to.include('Opened').and.not.include('Changed');
    expect(digest.split('EX1234567')).to.have.length(2);
    expect(press.summary({ ...round, opened: [], changed: [] }, following, NOW).summary).to.include(
      'open already: 1 incident',
    );
  });

  it('prints notes of the following itself, and where a card is continued', () => {
    for (const kind of ['removed', 'no-role', 'paused'] as const) {
      expect(textOf(press.note({ kind }, following)), kind).to.match(/type “follow/i);
    }
    expect(press.note({ kind: 'owner-left', pausesAt: NOW }, following).summary).to.include('22 Nov 2026');
    expect(textOf(press.withdrawn(following)))
      .to.include('taken back')
      .and.not.include('Contoso');
    const to = 'https://teams.microsoft.com/l/message/1';
    expect(JSON.stringify(press.moved(following, to).card)).to.include(to);
    const { text, card } = press.continued(press.withdrawn(following), following, to);
    expect(JSON.stringify(card)).to.include(to).and.include('Continues an earlier card');
    // Where words and a card are two messages, no id is told, and the card would be posted for ever.
    expect(text).to.equal(undefined);
  });
});
