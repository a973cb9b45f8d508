import { expect } from 'chai';
import type { PostPart } from '../../../src/domain/incident.ts';
import { labelledWords, statusWords, workaroundWords } from '../../../src/services/replies/microsofts-words.ts';
import { anIncident, aPost, minutesAgo } from '../../support/builders.ts';

const posted = (...posts: readonly (readonly PostPart[])[]) =>
  anIncident({ posts: posts.map((parts, index) => aPost(minutesAgo(10 * (index + 1)), ...parts)) });

describe('Microsoft’s words about an incident', () => {
  it('say what is being done: the status of the newest post that has one, or all of a post without labels', () => {
    const labelled = posted([{ label: 'more-info', text: 'More.' }], [{ label: 'current-status', text: 'Rerouting.' }]);
    expect(statusWords(labelled)).to.deep.equal({ text: 'Rerouting.', at: minutesAgo(20) });
    const prose = posted([{ text: 'We look into it.' }], [{ label: 'current-status', text: 'Rerouting.' }]);
    expect(statusWords(prose)).to.deep.equal({ text: 'We look into it.', at: minutesAgo(10) });
    expect(statusWords(posted())).to.equal(undefined);
  });

  it('say how it ended only when it has', () => {
    const ended = posted([
      { label: 'current-status', text: 'Watching.' },
      { label: 'final-status', text: 'All queues are empty.' },
    ]);
    expect(statusWords({ ...ended, isOpen: false })?.text).to.equal('All queues are empty.');
    expect(statusWords(ended)?.text).to.equal('Watching.');
  });

  it('name a cause by the better label', () => {
    const incident = posted([
      { label: 'preliminary-root-cause', text: 'Perhaps a change.' },
      { label: 'root-cause', text: 'A change.' },
    ]);
    expect(labelledWords(incident, ['root-cause', 'preliminary-root-cause'])?.text).to.equal('A change.');
  });

  for (const [said, found] of [
    ['While we work on it, users can use the web client as a workaround.', true],
    ['As an alternative, open the file in the browser.', true],
    ['In the meantime, restart the app.', true],
    ['Work-around: sign in again.', true],
    ['There is no workaround at this time.', false],
    ['We are trying to identify a possible workaround.', false],
    ['We are rerouting traffic.', false],
  ] as const)
    it(`${found ? 'give' : 'give no'} workaround: ${said}`, () => {
      expect(workaroundWords(posted([{ text: said }]))?.text).to.equal(found ? said : undefined);
    });

  it('give a workaround with the list that it announces, and nothing behind that', () => {
    const text = 'We work on it.\n\nUntil then:\n• Do not send twice.\n• Use the trace.\n\nThe cause is known.';
    expect(workaroundWords(posted([{ text }]))?.text).to.equal('Until then:\n• Do not send twice.\n• Use the trace.');
  });
});
