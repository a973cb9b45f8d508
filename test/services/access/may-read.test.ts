import { expect } from 'chai';
import { RELATIONSHIP_STATUSES } from '../../../src/domain/gdap.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { AccessView } from '../../../src/services/access/access-view.ts';
import { createMayRead } from '../../../src/services/access/may-read.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aRelationship, aReseller, aView, daysFromNow } from '../../support/gdap.ts';

describe('the right to read a customer', () => {
  const mayRead = (view: AccessView, customer = aCustomer()) =>
    createMayRead({ view: () => view, clock: () => NOW })(customer);

  it('comes from a relationship that is active or expiring, and from no other', () => {
    const giving = RELATIONSHIP_STATUSES.filter(
      (status) => mayRead(aView({ relationships: [aRelationship({ status })] })).may,
    );
    expect(giving).to.deep.equal(['active', 'expiring']);
  });

  it('comes from buying from us, though there is no relationship, and not from standing in a list', () => {
    expect(mayRead(aView(), aReseller())).to.deep.equal({ may: true });
    const listed = aCustomer({ relations: ['partner-center', 'gdap', 'contract'] });
    expect(mayRead(aView(), listed)).to.deep.equal({ may: false, why: 'ended' });
  });

  it('belongs to one customer only', () => {
    const others = aRelationship({ tenantId: 'another' });
    expect(mayRead(aView({ relationships: [others] })).may).to.equal(false);
  });

  it('ends on its day, though nobody has told us yet; one that renews itself goes on', () => {
    const over = { endsAt: NOW, autoExtends: false };
    const ended = mayRead(aView({ relationships: [aRelationship(over)] }));
    expect(ended).to.deep.equal({ may: false, why: 'ended', at: NOW });
    expect(mayRead(aView({ relationships: [aRelationship({ ...over, autoExtends: true })] })).may).to.equal(true);
  });

  it('ended when the last relationship did; the planned end of one terminated early is no such day', () => {
    const relationships = [
      aRelationship({ id: '1', status: 'expired', endsAt: daysFromNow(-40) }),
      aRelationship({ id: '2', status: 'expired', endsAt: daysFromNow(-19) }),
      aRelationship({ id: '3', status: 'terminated', endsAt: daysFromNow(200) }),
    ];
    expect(mayRead(aView({ relationships }))).to.deep.equal({ may: false, why: 'ended', at: daysFromNow(-19) });
  });

  it('is not known, and not given, until the relationships have once been read', () => {
    const failure = new SourceError('no-permission', 'microsoft365', '403');
    expect(mayRead(aView({ isKnown: false, failure }))).to.deep.equal({ may: false, why: 'unknown', failure });
    expect(mayRead(aView({ isKnown: false }), aReseller()).may).to.equal(true);
  });

  it('is over for whom the partner has taken leave of, whatever else stands', () => {
    const { tenantId } = aCustomer();
    const view = aView({ relationships: [aRelationship()], offboarded: new Map([[tenantId, NOW]]) });
    expect(mayRead(view, aReseller())).to.deep.equal({ may: false, why: 'offboarded', at: NOW });
  });
});
