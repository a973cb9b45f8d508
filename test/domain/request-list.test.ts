import { expect } from 'chai';
import type { FiledRequest } from '../../src/domain/filed-request.ts';
import { type ListedRequest, listed, passes, statusOf } from '../../src/domain/request-list.ts';
import type { RequestStatus, ServiceRequest } from '../../src/domain/service-request.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aFiledRequest } from '../support/requests.ts';

const filed = (over: Partial<FiledRequest> = {}) => aFiledRequest({ progress: 'filed', ...over });
const told = (id: string, status: RequestStatus = 'open', createdAt = minutesAgo(60)): ServiceRequest => ({
  ...{ id, status, severity: 'unknown', createdAt },
});
const read = (...requests: readonly ServiceRequest[]) => ({ kind: 'read' as const, told: requests, readAt: NOW });

describe('a list of service requests', () => {
  it('has each once, the newest first, whoever tells of it', () => {
    const ours = filed({ receipt: { number: '2611', ref: '2611' }, begunAt: minutesAgo(30) });
    const found = { ours: [ours], theirs: read(told('2611'), told('1', 'open', minutesAgo(5)), told('2')) };
    expect(listed(found).map(({ from, request }) => `${from} ${request.id}`)).to.deep.equal([
      'partner-center 1',
      'healthdesk draft-1',
      'partner-center 2',
    ]);
  });

  it('has those of ours alone where Partner Center gave no answer', () => {
    expect(listed({ ours: [filed()], theirs: { kind: 'gap', gap: 'not-signed-in' } })).to.have.lengthOf(1);
  });

  const cases: readonly (readonly [string, ListedRequest, string])[] = [
    ['under way', { from: 'healthdesk', request: filed({ progress: 'sending' }) }, 'open'],
    ['to be filed by hand', { from: 'healthdesk', request: filed({ progress: 'handed-off' }) }, 'open waiting'],
    [
      'asked something by its desk',
      { from: 'healthdesk', request: filed({ told: { status: 'attention-needed', at: NOW } }) },
      'open waiting',
    ],
    ['given up', { from: 'healthdesk', request: filed({ progress: 'dropped' }) }, 'closed'],
    ['closed', { from: 'healthdesk', request: filed({ told: { status: 'closed', at: NOW } }) }, 'closed'],
    ['closed, says Partner Center', { from: 'partner-center', request: told('1', 'closed') }, 'closed'],
    [
      'waiting, says Partner Center',
      { from: 'partner-center', request: told('1', 'attention-needed') },
      'open waiting',
    ],
    ['in a state nobody knows', { from: 'partner-center', request: told('1', 'unknown') }, 'open'],
  ];
  for (const [what, one, filters] of cases) {
    it(`lets one that is ${what} pass as ${filters}, and where nothing is filtered`, () => {
      const passed = (['open', 'waiting', 'closed'] as const).filter((only) => passes(one, only));
      expect(passed.join(' ')).to.equal(filters);
      expect(passes(one, undefined)).to.equal(true);
    });
  }

  it('says of one that waits for us that it needs attention', () => {
    expect(statusOf({ from: 'healthdesk', request: filed({ progress: 'handed-off' }) })).to.equal('attention-needed');
    expect(statusOf({ from: 'partner-center', request: told('1', 'unknown') })).to.equal('unknown');
  });
});
