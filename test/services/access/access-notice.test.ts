import { expect } from 'chai';
import { PORTAL_TEMPLATES } from '../../../src/domain/portal-links.ts';
import { createEndingSoon } from '../../../src/services/access/access-end.ts';
import { createNoticeAccess } from '../../../src/services/access/access-notice.ts';
import type { AccessFacts } from '../../../src/services/access/access-view.ts';
import { createMayRead } from '../../../src/services/access/may-read.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aRelationship, aReseller, aView, daysFromNow, SERVICE_SUPPORT } from '../../support/gdap.ts';

function notice(facts: Partial<AccessFacts>, customer = aCustomer()) {
  const view = () => aView(facts);
  const clock = () => NOW;
  return createNoticeAccess({
    mayRead: createMayRead({ view, clock }),
    view,
    endingSoon: createEndingSoon({ view, need: { roleIds: [SERVICE_SUPPORT] }, clock }),
    warningDays: 14,
    portals: PORTAL_TEMPLATES,
    parting: { applicationId: 'reader', historyDays: 30 },
  })(customer);
}

const PAGE = `https://partner.microsoft.com/commerce/customers/${aCustomer().tenantId}/subscriptions`;
const expired = aRelationship({ status: 'expired', endsAt: daysFromNow(-19) });

describe('what there is to say about access', () => {
  it('is nothing while it lasts', () => {
    expect(notice({ relationships: [aRelationship()] })).to.equal(undefined);
    expect(notice({ relationships: [aRelationship({ autoExtends: false })] })).to.equal(undefined);
    expect(notice({ relationships: [] }, aReseller())).to.equal(undefined);
  });

  it('is the end that comes soon, with the page where it is prolonged', () => {
    const ending = notice({ relationships: [aRelationship({ autoExtends: false, endsAt: daysFromNow(14) })] });
    expect(ending).to.deep.include({ kind: 'ends-soon', at: daysFromNow(14), relationship: 'Contoso support' });
    expect(ending).to.have.nested.property('page.url', PAGE);
  });

  it('is the end that was, with its date', () => {
    const ended = notice({ relationships: [expired] });
    expect(ended)
      .to.deep.include({ kind: 'ended', at: daysFromNow(-19) })
      .and.not.have.property('invitation');
    expect(ended).to.have.nested.property('page.url', PAGE);
  });

  it('says then what is left to do', () => {
    const left = notice({ relationships: [expired] });
    expect(left).to.have.deep.property('parting', { applicationId: 'reader', historyDays: 30 });
  });

  it('leads to the approval only of a relationship that waits for it', () => {
    const waiting = aRelationship({ id: 'new one/1', status: 'approval-pending' });
    expect(notice({ relationships: [expired, waiting] })).to.have.nested.property(
      'invitation.url',
      'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/new%20one%2F1',
    );
  });

  it('is nothing about customers who were offboarded, or of whom nothing is known yet', () => {
    expect(notice({ offboarded: new Map([[aCustomer().tenantId, NOW]]) })).to.equal(undefined);
    expect(notice({ isKnown: false })).to.equal(undefined);
  });
});
