import { expect } from 'chai';
import { type AccessNeed, accessEnd, createEndingSoon } from '../../../src/services/access/access-end.ts';
import type { AccessFacts } from '../../../src/services/access/access-view.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { anAssignment, aRelationship, aView, daysFromNow, READERS_GROUP, SERVICE_SUPPORT } from '../../support/gdap.ts';

const ends = (id: string, days: number) => aRelationship({ id, endsAt: daysFromNow(days), autoExtends: false });

describe('the end of access', () => {
  const endOf = (facts: Partial<AccessFacts>, need: AccessNeed = { roleIds: [SERVICE_SUPPORT] }) =>
    accessEnd(aView(facts), aCustomer().tenantId, need, NOW)?.at;

  it('is the last among the relationships in force', () => {
    const relationships = [ends('1', 11), ends('2', 25), aRelationship({ ...ends('3', 90), status: 'terminated' })];
    expect(endOf({ relationships })).to.deep.equal(daysFromNow(25));
  });

  it('is none while one of them renews itself, or tells no end', () => {
    const { endsAt: _, ...endless } = aRelationship({ id: '2', autoExtends: false });
    expect(endOf({ relationships: [ends('1', 11), aRelationship({ id: '2' })] })).to.equal(undefined);
    expect(endOf({ relationships: [ends('1', 11), endless] })).to.equal(undefined);
    expect(endOf({ relationships: [] })).to.equal(undefined);
  });

  it('counts only those that give the needed role', () => {
    const other = aRelationship({ id: '2', roleIds: ['directory-readers'] });
    expect(endOf({ relationships: [ends('1', 11), other] })).to.deep.equal(daysFromNow(11));
  });

  it('counts only those that give it to the needed group', () => {
    const relationships = [ends('relationship-1', 11), ends('2', 25), aRelationship({ id: '3' })];
    const assignments = [
      anAssignment(),
      anAssignment({ relationshipId: '2', groupId: 'another group' }),
      anAssignment({ relationshipId: '2', roleIds: ['another role'] }),
      anAssignment({ relationshipId: '3', isActive: false }),
    ];
    const need = { roleIds: [SERVICE_SUPPORT], groupId: READERS_GROUP };
    expect(endOf({ relationships, assignments }, need)).to.deep.equal(daysFromNow(11));
  });

  it('is soon within so many days, the last of them included', () => {
    const view = aView({ relationships: [ends('1', 30)] });
    const endingSoon = createEndingSoon({ view: () => view, need: { roleIds: [SERVICE_SUPPORT] }, clock: () => NOW });
    expect(endingSoon(aCustomer())?.relationship.name).to.equal('Contoso support');
    expect(endingSoon(aCustomer(), 29)).to.equal(undefined);
  });
});
