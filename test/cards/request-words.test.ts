import { expect } from 'chai';
import { descriptionOf } from '../../src/cards/request-words.ts';
import { wordsFor } from '../../src/words/words.ts';
import { anIncident, minutesAgo } from '../support/builders.ts';

const words = wordsFor({ locale: 'en-GB', zone: 'UTC' });

describe('what a request says of an incident', () => {
  const scope = { label: 'scope', text: 'Users in Korea.' } as const;
  const posts = [
    { at: minutesAgo(5), parts: [{ label: 'current-status', text: 'Nearly done.' } as const, scope] },
    { at: minutesAgo(35), parts: [{ label: 'current-status', text: 'We look into it.' } as const, scope] },
  ];

  it('names the day of each time, and says under its label what is new in each post, once', () => {
    const text = descriptionOf('', [anIncident({ posts, scope: undefined })], words);
    expect(text).to.match(/since \d+ Nov, /);
    expect(text).to.match(/\d+ Nov, [^\n]*: Current status: Nearly done\.\n/);
    expect(text.split(scope.text)).to.have.length(2);
  });

  it('says “Impact” once where Microsoft says it too', () => {
    const said = (impact: string) => descriptionOf('', [anIncident({ impact, posts: [] })], words);
    expect(said('Mail waits.')).to.include('\nImpact: Mail waits.');
    expect(said('Impact: Mail waits.')).to.include('\nImpact: Mail waits.');
  });
});
