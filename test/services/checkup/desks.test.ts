import { expect } from 'chai';
import { MISSING } from '../../../src/domain/request-reading.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { azureDeskRow, azureDeskWords, type DeskNeeds, deskChecks } from '../../../src/services/checkup/desks.ts';

const rowOf = (name: 'own-desk' | 'request-notes', needs: Partial<DeskNeeds>) =>
  deskChecks({ ownDesk: undefined, requests: 'not-signed-in', ...needs })
    .find((check) => check.name === name)
    ?.ask();
const refuses = (kind: SourceError['kind'], says: string) => async () => {
  throw new SourceError(kind, 'own-desk', says);
};

describe('doctor asks the partner’s own ticket system', () => {
  for (const [what, ownDesk, outcome, remedy] of [
    ['that takes our signature', async () => MISSING, 'ok', undefined],
    ['that is asked for no state', async () => undefined, 'skipped', undefined],
    ['that there is none of', undefined, 'skipped', undefined],
    ['whose template is wrong', 'OWN_DESK_TEMPLATE: there is no {{x}}', 'failed', 'docs/desks/README.md'],
    ['that refuses our signature', refuses('no-permission', '401'), 'warn', 'OWN_DESK_SECRET'],
    ['that is away', refuses('unreachable', 'no connection'), 'warn', 'WEBHOOK_HOSTS'],
    ['that answers something else', refuses('garbled', '422'), 'warn', 'OWN_DESK_TEMPLATE'],
  ] as const) {
    it(`${what}: ${outcome}`, async () => {
      const finding = await rowOf('own-desk', { ownDesk });
      expect(finding).to.include({ outcome });
      expect(finding?.remedy ?? '').to.include(remedy ?? '');
    });
  }
});

describe('doctor asks Partner Center for service requests', () => {
  it('by the partner account, and says what it is told', async () => {
    expect((await rowOf('request-notes', { requests: async () => 3 }))?.says).to.include('3 at a customer');
    const refused = await rowOf('request-notes', { requests: refuses('no-permission', '403') });
    expect([refused?.outcome, refused?.remedy]).to.deep.equal([
      'warn',
      'Make the partner account a Helpdesk agent, and let it sign in again with MFA.',
    ]);
  });

  for (const gap of ['switched-off', 'not-in-cloud', 'not-signed-in', 'not-seen'] as const) {
    it(`and not where nobody can: ${gap}`, async () => {
      expect((await rowOf('request-notes', { requests: gap }))?.outcome).to.equal('skipped');
    });
  }
});

describe('doctor sums up where Azure support requests are filed', () => {
  it('by what stands in the way of all', () => {
    expect(azureDeskRow('left-out', []).outcome).to.equal('skipped');
    expect(azureDeskRow('indirect', []).says).to.include('indirect providers');
    expect(azureDeskRow('no-country', []).remedy).to.include('SUPPORT_COUNTRY');
  });

  it('by what the customers say', () => {
    expect(azureDeskRow(undefined, [undefined, 'not-here']).outcome).to.equal('skipped');
    expect(azureDeskRow(undefined, ['ready', 'hand-off', 'failed', undefined]).says).to.include('At 1 of 3 customers');
    const none = azureDeskRow(undefined, ['hand-off']);
    expect([none.outcome, none.remedy])
      .to.deep.include('warn')
      .and.to.match(/Support Request Contributor/);
  });

  it('and each customer’s own', () => {
    const subscriptions = [{ id: 's', name: 'Shop' }];
    expect(azureDeskWords({ kind: 'ready', needs: [], subscriptions })).to.include('on 1 of its');
    expect(azureDeskWords({ kind: 'hand-off', why: 'app-no-right' })).to.include('Support Request Contributor');
    const failure = new SourceError('timeout', 'azure', 'made for a test');
    expect(azureDeskWords({ kind: 'failed', failure })).to.include('made for a test');
    expect(azureDeskWords({ kind: 'not-here', why: 'no-subscription' })).to.equal(undefined);
    expect(azureDeskWords({ kind: 'not-here', why: 'indirect-provider' })).to.include('provider files');
  });
});
