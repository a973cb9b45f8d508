import { expect } from 'chai';
import { postParts, wordsOf } from '../../../../src/services/adapters/wire/post-parts.ts';

describe('the parts of a post', () => {
  const labelled = (text: string) => postParts(text).map(({ label, text: words }) => [label, words]);

  it('are labelled as Microsoft labels them, in any case', () => {
    const text =
      'Title: Mail waits\n\nUSER IMPACT: Mail arrives late.\n\nMore info: Only some.\n\nWorkaround: none.\n\ncurrent status: Looking.';
    expect(labelled(text)).to.deep.equal([
      ['title', 'Mail waits'],
      ['user-impact', 'Mail arrives late.'],
      ['more-info', 'Only some.\n\nWorkaround: none.'],
      ['current-status', 'Looking.'],
    ]);
  });

  it('are found where the line breaks got lost', () => {
    const text =
      'Title: Forms is slowUser Impact: Forms is slowCurrent status: Looking.Scope of impact: All.Incident Start Time: Monday, April 6, 2015, at 9:00 PM UTCNext Update: Friday';
    expect(labelled(text)).to.deep.equal([
      ['title', 'Forms is slow'],
      ['user-impact', 'Forms is slow'],
      ['current-status', 'Looking.'],
      ['scope', 'All.'],
      ['start-time', 'Monday, April 6, 2015, at 9:00 PM UTC'],
      ['next-update', 'Friday'],
    ]);
  });

  it('tell a preliminary root cause from a root cause', () => {
    expect(labelled('Preliminary root cause: A.\nRoot cause: B.')).to.deep.equal([
      ['preliminary-root-cause', 'A.'],
      ['root-cause', 'B.'],
    ]);
  });

  it('are prose where there is no label, and in the middle of a sentence', () => {
    expect(labelled('We found the root cause: a deployment. Job Title: none.')).to.deep.equal([
      [undefined, 'We found the root cause: a deployment. Job Title: none.'],
    ]);
  });

  it('are prose again after a label that takes one paragraph, and at the closing line', () => {
    expect(labelled('User impact: Late mail.\n\nWe are aware of it.')).to.deep.equal([
      ['user-impact', 'Late mail.'],
      [undefined, 'We are aware of it.'],
    ]);
    expect(labelled('Next steps: A patch.This is the final update for the event.')).to.deep.equal([
      ['next-steps', 'A patch.'],
      [undefined, 'This is the final update for the event.'],
    ]);
  });

  it('are none for an empty post, and an empty label is left out', () => {
    expect(postParts('')).to.deep.equal([]);
    expect(labelled('Title:\nUser impact: x')).to.deep.equal([['user-impact', 'x']]);
  });

  it('can be asked for by label', () => {
    expect(wordsOf(postParts('Title: a\nScope of impact: b'), 'scope')).to.equal('b');
    expect(wordsOf(postParts('prose'), 'scope')).to.equal(undefined);
  });
});
