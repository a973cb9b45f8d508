import { expect } from 'chai';
import { type Communication, maintenanceStage, needsAction } from '../../src/domain/communication.ts';
import { inOrderOfUrgency, narrowedTo, passes } from '../../src/domain/communication-list.ts';
import { daysAgo, hoursAgo, NOW } from '../support/builders.ts';
import { aMaintenance, aMessage, aShared, inDays } from '../support/communications.ts';

describe('communications', () => {
  it('stand where their hours and Microsoft’s word put them', () => {
    const stage = (over: Parameters<typeof aMaintenance>[0]) => maintenanceStage(aMaintenance(over), NOW);
    expect(stage({})).to.equal('planned');
    expect(stage({ startsAt: hoursAgo(1) })).to.equal('running');
    expect(stage({ startsAt: hoursAgo(5), endsAt: hoursAgo(1) })).to.equal('over');
    expect(stage({ startsAt: hoursAgo(1), state: 'over' })).to.equal('over');
    expect(stage({ state: 'cancelled' })).to.equal('cancelled');
    const { startsAt: _, ...undated } = aMaintenance();
    expect(maintenanceStage(undated, NOW)).to.equal('undated');
    const { endsAt: __, ...endless } = aMaintenance({ startsAt: hoursAgo(1) });
    expect(maintenanceStage(endless, NOW), 'nobody knows whether it still runs').to.equal('undated');
  });

  it('need action until a month after the date, unless they were taken back', () => {
    expect(needsAction(aMessage({ actByAt: inDays(200) }), NOW)).to.equal(true);
    expect(needsAction(aMessage({ actByAt: daysAgo(29) }), NOW)).to.equal(true);
    expect(needsAction(aMessage({ actByAt: daysAgo(31) }), NOW)).to.equal(false);
    expect(needsAction(aMessage({ actByAt: inDays(1), state: 'cancelled' }), NOW)).to.equal(false);
    expect(needsAction(aMessage(), NOW)).to.equal(false);
  });

  it('come in order: what needs action by its date, maintenance by its beginning, the rest by its news', () => {
    const all = [
      aMessage({ id: 'old', updatedAt: daysAgo(20) }),
      aMessage({ id: 'new', updatedAt: daysAgo(1) }),
      aMaintenance({ id: 'next week' }),
      aMaintenance({ id: 'now', startsAt: hoursAgo(1) }),
      aMaintenance({ id: 'last week', startsAt: daysAgo(7), endsAt: daysAgo(6), updatedAt: daysAgo(30) }),
      aMessage({ id: 'act in May', actByAt: inDays(180) }),
      aMessage({ id: 'act now', actByAt: inDays(2) }),
    ];
    expect(all.toSorted(inOrderOfUrgency(NOW)).map(({ id }) => id)).to.deep.equal([
      ...['act now', 'act in May', 'now', 'next week', 'new', 'old', 'last week'],
    ]);
  });

  it('are filtered by kind, service, major change and action', () => {
    const listed = (communication: Communication) => ({ communication, serviceIds: ['Exchange'] });
    const [message, maintenance] = [listed(aMessage()), listed(aMaintenance())];
    const major = listed(aMessage({ isMajorChange: true, actByAt: inDays(3) }));
    expect(passes(major, { only: 'major' }, NOW) && passes(major, { only: 'action' }, NOW)).to.equal(true);
    expect(passes(message, { only: 'major' }, NOW) || passes(message, { only: 'action' }, NOW)).to.equal(false);
    expect(passes(message, { serviceId: 'exchange' }, NOW)).to.equal(true);
    expect(passes(message, { serviceId: 'microsoftteams' }, NOW)).to.equal(false);
    expect(passes(message, { kind: 'maintenance' }, NOW)).to.equal(false);
    expect(passes(maintenance, { kind: 'maintenance' }, NOW)).to.equal(true);
  });

  it('name only those of whom an audience may hear, and are gone where that is nobody', () => {
    const shared = aShared(aMessage(), { tenantIds: ['contoso', 'fabrikam'] });
    expect(narrowedTo(shared, (id) => id === 'fabrikam')?.tenantIds).to.deep.equal(['fabrikam']);
    expect(narrowedTo(shared, (_, source) => source === 'azure')).to.equal(undefined);
  });
});
