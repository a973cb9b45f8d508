import { expect } from 'chai';
import { sayOwn, slotsOf, textProblem } from '../../src/words/own-text.ts';

const EN = { locale: 'en-GB' };

describe('texts of whoever runs the bot', () => {
  it('ask for slots, however deep', () => {
    expect(slotsOf('{a} {b, select, x {{c}} other {none}} and {a}', EN)).to.deep.equal(['a', 'b', 'c']);
    expect(slotsOf('nothing <b>at all</b>', EN)).to.deep.equal([]);
  });

  it('are said as they are written', () => {
    expect(sayOwn('Dear {a}, <i>you</i>', { a: '{b}' }, EN)).to.equal('Dear {b}, <i>you</i>');
  });

  it('have a problem that can be told, or none', () => {
    expect(textProblem('Dear {a}', 'en', ['a'])).to.equal(undefined);
    expect(textProblem('Dear {b}', 'en', ['a'])).to.equal('there is no {b}; there are {a}');
    expect(textProblem('Dear {a', 'en', ['a'])).to.include('is no ICU MessageFormat');
    expect(textProblem('{a, date}', 'en', ['a'])).to.include('cannot be said');
  });
});
