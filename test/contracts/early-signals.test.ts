import { expect } from 'chai';
import type { Customer } from '../../src/domain/customer.ts';
import type { Following } from '../../src/domain/following.ts';
import { ALEX_AGENT, anExposure, aPlace, KIM_AGENT } from '../support/following.ts';
import { OTHER_PLACE, walkSignals } from '../support/signal-walk.ts';
import { CUSTOMERS } from '../support/some-customers.ts';
import { STORES } from '../support/stores.ts';

const MINUTE_MS = 60_000;
const [contoso, suites, fabrikam, northwind, lights] = CUSTOMERS as [Customer, Customer, Customer, Customer, Customer];

for (const [name, open] of Object.entries(STORES)) {
  describe(`early signals: ${name}`, () => {
    const { parts, follow, elsewhere, look, wave, publish, theSignal, posts } = walkSignals(open);

    it('come once, where three customers were each asked about by another agent, and name them', async () => {
      const { bench, desk } = parts();
      await follow();
      await wave(contoso, suites);
      await desk.asks('agent-1', northwind);
      await look();
      expect(desk.shown(), 'two agents').to.deep.equal([]);
      await desk.asks('agent-2', fabrikam);
      await look();
      await look(MINUTE_MS);
      expect(desk.shown()).to.have.length(1);
      expect(desk.shown()[0])
        .to.include('Early signal: Exchange Online may be in trouble')
        .and.include('Contoso, Contoso Suites, Fabrikam, Inc. and Northwind Traders')
        .and.include('No incident is published on it for these customers: read 09:41');
      expect(bench.connector.calls).to.have.length(1);
      expect(desk.signalled).to.deep.equal(['raised']);
    });

    it('do not come for questions older than 15 minutes, nor of customers who are none', async () => {
      const { bench, desk } = parts();
      await follow();
      await wave(contoso, suites);
      bench.world.pass(16 * MINUTE_MS);
      await desk.asks('agent-2', fabrikam);
      await desk.asks('agent-3', { ...contoso, tenantId: 'left' });
      await desk.asks('agent-4', { ...contoso, tenantId: 'gone' });
      await look();
      expect(desk.signalled).to.deep.equal([]);
    });

    it('do not come where Microsoft has an incident on the service at one of them; an advisory is none', async () => {
      const { bench, desk } = parts();
      await follow();
      await publish({ exposures: [anExposure(1)] }, { classification: 'advisory' });
      await publish({ exposures: [anExposure(3)] }, { id: 'EX2' });
      await publish({ exposures: [anExposure(1)] }, { id: 'SP1', serviceId: 'SharePoint' });
      await wave(contoso, suites, fabrikam);
      await publish({ exposures: [anExposure(2)] }, { id: 'EX3' });
      await look();
      expect(desk.signalled).to.deep.equal([]);
      bench.truth.delete('EX3');
      await look();
      expect(desk.signalled).to.deep.equal(['raised']);
    });

    it('name to each place only those of whom it may hear, down to one; and say nothing where there is none', async () => {
      const { bench, desk } = parts();
      await follow({ customers: { kind: 'list', tenantIds: [contoso.tenantId, northwind.tenantId] } });
      await elsewhere();
      await elsewhere({ id: 'following-3', place: aPlace({ conversationId: '19:deaf@thread.tacv2' }) });
      bench.hearing = (id) => ({
        company: 'ours',
        hears: (one) => (id === OTHER_PLACE ? one !== contoso : !id.includes('deaf')),
      });
      await wave(contoso, suites, fabrikam);
      await look();
      expect(desk.shown()[0]).to.include('"Contoso"').and.not.include('Suites').and.not.include('Fabrikam');
      expect(desk.shown(OTHER_PLACE)[0])
        .to.include('Contoso Suites and Fabrikam, Inc.')
        .and.not.match(/Contoso(?! Suites)/);
      expect(desk.shown('19:deaf@thread.tacv2')).to.deep.equal([]);
    });

    it('are for those who want them: not where they are off, of another service, or told in a digest', async () => {
      const { desk } = parts();
      const wishes: readonly Partial<Following>[] = [
        { earlySignals: false },
        { serviceIds: ['SharePoint'] },
        { digestAt: '09:00' },
        { transitions: ['resolved'] },
        { classifications: ['advisory'] },
      ];
      for (const [at, wish] of wishes.entries()) {
        await follow({ id: `f${at}`, place: aPlace({ conversationId: `19:${at}@thread.tacv2` }), ...wish });
      }
      await wave(contoso, suites, fabrikam);
      await look();
      expect(desk.signalled).to.deep.equal(['raised']);
      expect(posts()).to.deep.equal([]);
    });

    it('take in whoever is asked about while they stand, by an edit', async () => {
      const { desk } = parts();
      await follow();
      await wave(contoso, suites, fabrikam);
      await look();
      await desk.asks('agent-0', lights);
      await look(20 * MINUTE_MS);
      expect(desk.shown()[0]).to.not.include('Northern Lights');
      await desk.asks('agent-0', lights);
      await look();
      expect(desk.shown()).to.have.length(1);
      expect(desk.shown()[0]).to.include('Northern Lights Energy');
    });

    it('are one card at a place that follows twice, with the customers of both', async () => {
      const { desk } = parts();
      await follow({ customers: { kind: 'list', tenantIds: [contoso.tenantId] } });
      await follow({ id: 'following-2', customers: { kind: 'list', tenantIds: [fabrikam.tenantId] } });
      await wave(contoso, suites, fabrikam);
      await look();
      expect(desk.shown()).to.have.length(1);
      expect(desk.shown()[0]).to.include('Contoso and Fabrikam');
    });

    it('count voices at each place by itself, and by name', async () => {
      const { bench, desk } = parts();
      await follow();
      await elsewhere();
      await wave(contoso, suites, fabrikam);
      await look();
      const id = await theSignal();
      const at = bench.world.clock();
      await desk.signals.answer(id, 'following-1', { by: KIM_AGENT, at, says: 'affected' });
      await desk.signals.answer(id, 'following-1', { by: ALEX_AGENT, at, says: 'not-us' });
      await desk.settle();
      expect(desk.shown()[0])
        .to.include('Affected too (1): ')
        .and.include('Kim Minji')
        .and.include('Not us (1): ')
        .and.include('Alex Wilber');
      expect(desk.shown(OTHER_PLACE)[0]).to.not.include('Kim Minji');
    });

    it('wait for the end of quiet hours', async () => {
      const { desk } = parts();
      await follow({ quiet: { from: '09:00', to: '10:00', zone: 'Asia/Seoul' } });
      await wave(contoso, suites, fabrikam);
      await look();
      expect(posts()).to.deep.equal([]);
      await look(18 * MINUTE_MS);
      expect(desk.shown()).to.have.length(1);
    });
  });
}
