import { expect } from 'chai';
import { outageRoundCard } from '../../src/cards/outage-round-card.ts';
import { outagesCard } from '../../src/cards/outages-card.ts';
import type { Outage } from '../../src/domain/outage.ts';
import { verdictOfOutage } from '../../src/services/outages/outage-verdict.ts';
import { wordsFor } from '../../src/words/words.ts';
import { anAdvisory, anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { anOutage } from '../support/outages.ts';
import { CUSTOMERS } from '../support/some-customers.ts';
import { cardText } from './walk.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' });
const customerOf = (id: string) => CUSTOMERS.find(({ tenantId }) => tenantId === id);
const incident = (id: string, over: Parameters<typeof anIncident>[0] = {}) => anIncident({ id, ...over });
const summaryOf = (open: readonly Outage[], resolved: readonly Outage[] = []) =>
  outageRoundCard({ kind: 'summary', round: { opened: [], changed: [], resolved, open }, customerOf, words, now: NOW });
const idsOn = (card: ReturnType<typeof summaryOf>) => cardText(card).match(/\bEX[A-Z]+/g);

describe('several outages in one message', () => {
  const late = anOutage({ incident: incident('EXLATE') }, CUSTOMERS.slice(0, 1));
  const wide = anOutage({ incident: incident('EXWIDE') }, CUSTOMERS.slice(0, 4));
  const down = anOutage({ incident: incident('EXDOWN', { phase: 'interrupted' }) }, CUSTOMERS.slice(0, 1));
  const known = anOutage({ incident: anAdvisory({ id: 'EXKNOWN' }) }, CUSTOMERS);
  const unlisted = anOutage({ incident: incident('EXOTHER', { phase: 'other' }) }, CUSTOMERS.slice(0, 1));

  it('come worst and widest first', () => {
    expect(idsOn(summaryOf([known, late, wide, down]))).to.deep.equal(['EXDOWN', 'EXWIDE', 'EXLATE', 'EXKNOWN']);
  });

  it('are counted as what their rows show', () => {
    expect(summaryOf([known, late, wide, unlisted]).summary).to.equal(
      'Following from now on; open already: 2 incidents and 2 advisories',
    );
    expect(summaryOf([]).summary).to.equal('Following from now on; nothing is open');
    const incidents = [late, unlisted].map((outage) => ({ outage, verdict: verdictOfOutage(outage, NOW) }));
    const shown = { incidents, advisories: [], customers: 12, silent: 0, readAt: NOW };
    expect(outagesCard({ shown, page: 0, hidden: false, customerOf, words, now: NOW }).summary).to.equal(
      '1 incident and 1 advisory open at 1 of your customers',
    );
  });

  it('say when they ended, for those of whom the message speaks', () => {
    const over = { isOpen: false, phase: 'restored', status: 'operational' } as const;
    const ended = anOutage({ state: 'resolved', incident: incident('EXOVER', { ...over, endedAt: minutesAgo(3) }) });
    const text = cardText(summaryOf([], [ended]));
    expect(text).to.include('EXOVER · resolved 09:39 GMT+9').and.not.include('since');
    const [exposure] = ended.exposures;
    if (!exposure) return expect.fail('it hits nobody');
    const here = { ...ended, exposures: [{ ...exposure, endedAt: minutesAgo(30) }] };
    expect(cardText(summaryOf([], [here]))).to.include('EXOVER · resolved 09:12 GMT+9');
  });
});
