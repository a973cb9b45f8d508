import { expect } from 'chai';
import type { Customer } from '../../src/domain/customer.ts';
import { SIGNAL_LASTS_MS } from '../../src/domain/early-signal.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { anExposure, anOutage } from '../support/following.ts';
import { OTHER_PLACE, walkSignals } from '../support/signal-walk.ts';
import { CUSTOMERS } from '../support/some-customers.ts';
import { STORES } from '../support/stores.ts';

const [contoso, suites, fabrikam, , lights] = CUSTOMERS as [Customer, Customer, Customer, Customer, Customer];

for (const [name, open] of Object.entries(STORES)) {
  describe(`early signals, and what becomes of them: ${name}`, () => {
    const { parts, follow, elsewhere, look, wave, publish, theSignal, posts } = walkSignals(open);

    it('say of how many customers Microsoft tells nothing', async () => {
      const { bench, desk } = parts();
      await follow();
      bench.ages.splice(0, 2);
      bench.ages.push({ tenantId: contoso.tenantId, source: 'microsoft365', answeredAt: minutesAgo(16) });
      await wave(contoso, suites, fabrikam);
      await look();
      expect(desk.shown()[0])
        .to.include('Microsoft gave no answer for 2 of them: unknown there')
        .and.include('published on it');
    });

    it('become the incident’s card when Microsoft publishes it: the same message', async () => {
      const { bench, telling, desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await look();
      await publish({ exposures: [anExposure(0, { since: bench.world.clock() })] });
      expect(posts()).to.have.length(1);
      expect(bench.said()).to.deep.equal(['EX1234567 · open · degraded · Contoso']);
      expect(await telling.cards.card('following-1', 'EX1234567')).to.include({ messageId: posts()[0]?.activityId });
      await publish({ exposures: [anExposure(0, { status: 'interrupted' })] });
      expect(bench.said()).to.deep.equal(['EX1234567 · open · interrupted · Contoso', '> worse']);
      await look(SIGNAL_LASTS_MS);
      expect(bench.said()[0]).to.include('EX1234567');
      expect(desk.signalled).to.deep.equal(['raised', 'published']);
    });

    it('stay where the incident does not hit anybody of the place’s, until it does', async () => {
      const { bench, desk } = parts();
      await follow({ customers: { kind: 'list', tenantIds: [contoso.tenantId] } });
      await elsewhere();
      await wave(contoso, suites, fabrikam);
      await look();
      await publish({ exposures: [anExposure(1)] });
      expect(desk.shown()[0]).to.include('Early signal: ');
      expect(bench.said(OTHER_PLACE)).to.deep.equal(['EX1234567 · open · degraded · Contoso Suites']);
      await publish({ exposures: [anExposure(1), anExposure(0)] });
      expect(bench.said()).to.deep.equal(['EX1234567 · open · degraded · Contoso']);
      expect(posts()).to.have.length(2);
      expect(desk.signalled).to.deep.equal(['raised', 'published']);
    });

    it('lead to the incident’s card where that was there first', async () => {
      const { bench, telling, desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await desk.signals.watchQuestions();
      const outage = anOutage({ firstSeenAt: NOW });
      await telling.cards.change('following-1', 'EX1234567', { messageId: 'living' });
      await desk.settle();
      bench.tell(outage);
      await desk.signals.bearOut('EX1234567');
      expect(bench.said()[0]).to.match(/^goes on here: .*living/);
    });

    it('are not posted any more once Microsoft has spoken, and wait while the incident’s card is being posted', async () => {
      const { bench, telling, desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await desk.signals.watchQuestions();
      await publish({ exposures: [anExposure(0)] });
      expect(bench.said()).to.deep.equal(['EX1234567 · open · degraded · Contoso']);
      await parts().db.deleteFrom('early_signal').execute();
      bench.truth.clear();
      await look();
      await telling.cards.claimPost('following-1', 'EX9', bench.world.clock(), NOW);
      bench.tell(anOutage({ incident: anIncident({ id: 'EX9' }) }));
      await desk.signals.bearOut('EX9');
      expect(desk.waiting.map(({ kind }) => kind)).to.deep.equal(['tell-signal-at']);
    });

    it('hold up no other place where one cannot be told just now; that one is tried again', async () => {
      const { bench, desk } = parts();
      await follow();
      await elsewhere();
      await wave(contoso, suites, fabrikam);
      await look();
      const isKnown = { company: 'ours', hears: () => true } as const;
      bench.hearing = (id) => (id === OTHER_PLACE ? { ...isKnown, company: 'unknown' } : isKnown);
      bench.tell(anOutage({ firstSeenAt: NOW }));
      await desk.signals.bearOut('EX1234567');
      expect(desk.waiting).to.have.length(1);
      bench.hearing = () => isKnown;
      await desk.settle();
      const living = 'EX1234567 · open · degraded · Contoso';
      expect([bench.said(), bench.said(OTHER_PLACE)]).to.deep.equal([[living], [living]]);
    });

    it('are withdrawn after two hours without a word of Microsoft’s', async () => {
      const { desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await look();
      await look(SIGNAL_LASTS_MS - 1);
      expect(desk.shown()[0]).to.include('Early signal: ');
      await look(1);
      await look();
      expect(desk.shown()).to.have.length(1);
      expect(desk.shown()[0])
        .to.include('Early signal withdrawn: Exchange Online')
        .and.include('Contoso')
        .and.not.include('answer-signal');
      expect(desk.signalled).to.deep.equal(['raised', 'withdrawn']);
      await publish({ exposures: [anExposure(0)] });
      expect(posts()).to.have.length(2);
    });

    it('say nothing of anybody while nobody may be named, and stay deleted where somebody deleted them', async () => {
      const { bench, desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await look();
      const id = await theSignal();
      bench.hearing = () => ({ company: 'mixed', hears: () => false });
      await desk.signals.tellSignalAt(id, 'following-1');
      expect(desk.shown()[0]).to.include('none of the customers that may be named here');
      bench.hearing = () => ({ company: 'ours', hears: () => true });
      await desk.signals.tellSignalAt(id, 'following-1');
      expect(desk.shown()[0]).to.include('Fabrikam');
      await desk.asks('agent-0', lights);
      bench.connector.refuseNextEdit(404);
      await look();
      await look(SIGNAL_LASTS_MS);
      expect(posts()).to.have.length(1);
    });
  });
}
