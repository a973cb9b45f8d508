import { expect } from 'chai';
import { kindsFor, paragraphsOf, proposedKind } from '../../src/domain/reply.ts';

const OPEN = { isOpen: true };
const OVER = { isOpen: false };

describe('what a customer is told next', () => {
  it('follows from how the incident stands, and what was told last', () => {
    expect(proposedKind(OPEN, undefined)).to.equal('first-notice');
    expect(proposedKind(OPEN, 'first-notice')).to.equal('update');
    expect(proposedKind(OPEN, 'update')).to.equal('update');
    expect(proposedKind(OVER, 'update')).to.equal('resolved');
    expect(proposedKind(OVER, undefined)).to.equal('resolved');
    expect(proposedKind(OVER, 'resolved')).to.equal('review');
    expect(proposedKind(OPEN, 'resolved')).to.equal('update');
  });

  it('is never that an open incident is over, or the other way round', () => {
    expect(kindsFor(OPEN)).to.deep.equal(['first-notice', 'update']);
    expect(kindsFor(OVER)).to.deep.equal(['resolved', 'review']);
  });
});

describe('paragraphs', () => {
  it('are parted by blank lines, whatever is in these', () => {
    expect(paragraphsOf('one\nstill one\r\n \r\n\ntwo\n\n')).to.deep.equal(['one\nstill one', 'two\n\n'.trim()]);
  });
});
