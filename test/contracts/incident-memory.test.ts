import { expect } from 'chai';
import type { HealthStatus } from '../../src/domain/health-status.ts';
import type { Incident } from '../../src/domain/incident.ts';
import type { Phase } from '../../src/domain/phase.ts';
import {
  createIncidentMemory,
  type StoredIncidentMemory,
} from '../../src/services/adapters/storage/incident-memory.ts';
import { STORES, type Store } from '../support/stores.ts';

const CONTOSO = 'contoso-tenant';
const FABRIKAM = 'fabrikam-tenant';
const at = (hours: number): Date => new Date(Date.UTC(2026, 10, 20, hours));

const anIncident = (id: string, status: HealthStatus): Incident => ({
  id,
  source: 'microsoft365',
  serviceId: 'Exchange',
  serviceName: 'Exchange Online',
  title: 'Mail is late',
  classification: 'incident',
  phase: 'degraded',
  status,
  isOpen: true,
  startedAt: at(0),
  updatedAt: at(0),
  impactedServices: [],
  regions: [],
  subscriptions: [],
  posts: [],
});

for (const [name, openStore] of Object.entries(STORES)) {
  describe(`incident memory: ${name}`, () => {
    let store: Store;
    let memory: StoredIncidentMemory;
    let other: StoredIncidentMemory;

    before(async function () {
      store = await openStore(this);
      memory = createIncidentMemory(store.database.db);
      other = createIncidentMemory(store.replica.db);
    });
    after(() => store?.close());
    beforeEach(() => store.database.db.deleteFrom('incident_state').execute());

    const note = async (status: HealthStatus, hours: number, by = memory): Promise<Date | undefined> =>
      (await by.note(CONTOSO, [anIncident('EX1', status)], at(hours))).get('EX1');

    it('has nothing to say about none', async () => {
      expect(await memory.note(CONTOSO, [], at(1))).to.have.property('size', 0);
    });

    it('does not call the first sight a worsening, however bad', async () => {
      expect(await note('interrupted', 1)).to.equal(undefined);
    });

    it('notices a worsening, and remembers when, also after it got better', async () => {
      await note('advisory', 1);
      expect(await note('degraded', 2)).to.deep.equal(at(2));
      expect(await note('degraded', 3, other)).to.deep.equal(at(2));
      expect(await note('advisory', 4)).to.deep.equal(at(2));
      expect(await note('interrupted', 5)).to.deep.equal(at(5));
    });

    it('notices that an advisory went from degradation to interruption, though it stays an advisory', async () => {
      const advisory = async (phase: Phase, hours: number) => {
        const incident = { ...anIncident('EX1', 'advisory'), classification: 'advisory', phase } as const;
        return (await memory.note(CONTOSO, [incident], at(hours))).get('EX1');
      };
      expect(await advisory('degraded', 1)).to.equal(undefined);
      expect(await advisory('investigating', 2)).to.equal(undefined);
      expect(await advisory('interrupted', 3)).to.deep.equal(at(3));
      expect(await advisory('restoring', 4)).to.deep.equal(at(3));
    });

    it('does not call getting better a worsening', async () => {
      await note('interrupted', 1);
      expect(await note('degraded', 2)).to.equal(undefined);
      expect(await note('operational', 3)).to.equal(undefined);
    });

    it('answers for the problems asked about, each tenant by itself', async () => {
      const both = (status: HealthStatus) => [anIncident('EX1', status), anIncident('MO2', 'advisory')];
      await memory.note(CONTOSO, both('advisory'), at(1));
      await memory.note(FABRIKAM, both('interrupted'), at(1));
      expect([...(await memory.note(CONTOSO, both('degraded'), at(2)))]).to.deep.equal([['EX1', at(2)]]);
      expect([...(await memory.note(FABRIKAM, both('degraded'), at(2)))]).to.deep.equal([]);
      expect([...(await memory.note(CONTOSO, [anIncident('MO2', 'advisory')], at(3)))]).to.deep.equal([]);
    });

    it('takes the worst where one problem appears several times', async () => {
      const twice = [anIncident('AZ1', 'degraded'), anIncident('AZ1', 'advisory')];
      await memory.note(CONTOSO, twice, at(1));
      expect([...(await memory.note(CONTOSO, twice.toReversed(), at(2)))]).to.deep.equal([]);
    });

    it('is not confused by an older look that comes in later', async () => {
      await note('advisory', 2);
      expect(await note('interrupted', 1)).to.equal(undefined);
      expect(await note('advisory', 3)).to.equal(undefined);
    });

    it('writes only when there is something new', async () => {
      await note('advisory', 1);
      await note('advisory', 2);
      const notedAt = async (): Promise<Date[]> =>
        (await store.database.db.selectFrom('incident_state').select('noted_at').execute()).map((row) => row.noted_at);
      expect(await notedAt()).to.deep.equal([at(1)]);
      await note('advisory', 1 + 24);
      expect(await notedAt()).to.deep.equal([at(25)]);
    });

    it('forgets what nobody reports any more', async () => {
      await note('advisory', 1);
      await memory.note(CONTOSO, [anIncident('MO2', 'advisory')], at(30));
      expect(await memory.purge(at(30))).to.equal(1);
      expect(await note('degraded', 31)).to.equal(undefined);
    });
  });
}
