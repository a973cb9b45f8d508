import { expect } from 'chai';
import type { SourceName } from '../../../src/domain/service.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { ReadingAge } from '../../../src/services/communication-ports.ts';
import { createListCommunications } from '../../../src/services/communications/list-communications.ts';
import { aCustomer, hoursAgo, minutesAgo, NOW } from '../../support/builders.ts';
import { aMaintenance, aMessage, aShared, inDays } from '../../support/communications.ts';

const CONTOSO = aCustomer({ tenantId: 'contoso' });
const FABRIKAM = aCustomer({ tenantId: 'fabrikam', name: 'Fabrikam' });
const TEAMS = { id: 'microsoftteams', name: 'Microsoft Teams' };
const AZURE = { id: 'azure', name: 'Azure' };

describe('listing communications', () => {
  function desk(ages: readonly ReadingAge[] = [], failure?: SourceError) {
    const asked: string[] = [];
    const all = [
      aShared(aMessage({ id: 'MC2' }), { tenantIds: ['fabrikam'] }),
      aShared(aMessage({ actByAt: inDays(3) }), { tenantIds: ['contoso', 'fabrikam'] }),
      aShared(aMaintenance(), { tenantIds: ['contoso'] }),
    ];
    const list = createListCommunications({
      book: {
        all: async () => all,
        at: async (tenantId) => all.filter(({ tenantIds }) => tenantIds.includes(tenantId)),
        ages: async (tenantIds) => ages.filter(({ tenantId }) => tenantIds.includes(tenantId)),
      },
      readCommunications: async ({ tenantId }, source, purpose) => {
        asked.push(`${tenantId} ${source} ${purpose}`);
        return source === 'microsoft365' ? failure : undefined;
      },
      servicesOf: async (_, sees) => (sees.includes('azure') ? [TEAMS, AZURE] : [TEAMS]),
      clock: () => NOW,
      cacheMs: 60_000,
    });
    return { list, asked };
  }
  const age = (tenantId: string, readAt: Date, over: Partial<ReadingAge> = {}): ReadingAge => ({
    ...{ tenantId, source: 'microsoft365' as SourceName, readAt },
    ...over,
  });

  it('reads one customer now, what needs action first, and names nobody else', async () => {
    const { list, asked } = desk();
    const { items, services } = await list.ofCustomer(CONTOSO, ['microsoft365', 'azure']);
    expect(asked).to.deep.equal(['contoso microsoft365 person', 'contoso azure person']);
    expect(items.map(({ communication, tenantIds }) => [communication.id, tenantIds])).to.deep.equal([
      ['MC1187310', ['contoso']],
      ['PM4T-7S0', ['contoso']],
    ]);
    expect(items.map(({ serviceIds }) => serviceIds)).to.deep.equal([['Exchange'], ['azure']]);
    expect(services.map(({ id }) => id)).to.deep.equal(['azure', 'Exchange', 'microsoftteams']);
  });

  it('leaves out Azure for those who may not see it', async () => {
    const { list, asked } = desk();
    const { items } = await list.ofCustomer(CONTOSO, ['microsoft365']);
    expect(items.map(({ communication }) => communication.id)).to.deep.equal(['MC1187310']);
    expect(asked).to.deep.equal(['contoso microsoft365 person']);
  });

  it('asks nobody for what was read just now, unless asked afresh', async () => {
    const { list, asked } = desk([age('contoso', minutesAgo(0.5))]);
    await list.ofCustomer(CONTOSO, ['microsoft365']);
    expect(asked).to.deep.equal([]);
    await list.ofCustomer(CONTOSO, ['microsoft365'], true);
    expect(asked).to.deep.equal(['contoso microsoft365 retry']);
  });

  it('shows what was known where nobody answers now, and says so', async () => {
    const refused = new SourceError('no-permission', 'microsoft365', 'made for a test');
    const { list } = desk([age('contoso', hoursAgo(2))], refused);
    const told = await list.ofCustomer(CONTOSO, ['microsoft365']);
    expect(told.failures).to.deep.equal([refused]);
    expect(told.readAt).to.deep.equal(hoursAgo(2));
    expect(told.items).to.have.length(1);
  });

  it('of many is what was read last, and counts those of whom nothing is known', async () => {
    const hears = (tenantId: string, source: SourceName) => tenantId === 'fabrikam' || source !== 'azure';
    const { list, asked } = desk([
      age('contoso', minutesAgo(50)),
      age('fabrikam', hoursAgo(4), { failure: 'timeout' }),
    ]);
    const told = await list.ofMany([CONTOSO, FABRIKAM], hears);
    expect(asked).to.deep.equal([]);
    expect(told.items.map(({ communication }) => communication.id)).to.deep.equal(['MC1187310', 'MC2']);
    expect([told.customers, told.silent, told.readAt]).to.deep.equal([2, 1, hoursAgo(4)]);
    expect((await desk().list.ofMany([CONTOSO], hears)).silent).to.equal(1);
  });
});
