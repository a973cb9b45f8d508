import { expect } from 'chai';
import example from '../../../docs/replies.example.json' with { type: 'json' };
import { readReplyTemplates } from '../../../src/services/replies/reply-templates.ts';
import { textProblem } from '../../../src/words/own-text.ts';
import { isLanguage } from '../../../src/words/words.ts';

const read = (written: object) => readReplyTemplates(written, { isLanguage, textProblem });

describe('a partner’s own texts', () => {
  it('may all be left out', () => {
    expect(read({})).to.deep.equal({ signature: {}, texts: {} });
  });

  it('are read from the example', () => {
    expect(read(example)).to.deep.equal(example);
  });

  for (const [wrong, written, said] of [
    ['an unknown part', { footer: 'x' }, 'footer'],
    ['an unknown kind', { texts: { en: { apology: 'Sorry.' } } }, 'texts.en'],
    ['a language that is not spoken', { signature: { tlh: 'Qapla' } }, 'signature.tlh: Healthdesk does not speak tlh'],
    [
      'an unknown slot',
      { texts: { en: { update: 'Dear {custmer}' } } },
      'texts.en.update: there is no {custmer}; there are {customer}',
    ],
    [
      'a slot that a signature has not',
      { signature: { ko: '{customer}' } },
      'signature.ko: there is no {customer}; there are {agent}',
    ],
    [
      'an open brace, at its tone',
      { texts: { ko: { resolved: { plain: '안녕 {customer' } } } },
      'texts.ko.resolved.plain: is no ICU MessageFormat',
    ],
    [
      'a brace that spans paragraphs',
      { texts: { en: { update: '{customer, select, other {a\n\nb}}' } } },
      'texts.en.update: is no ICU',
    ],
    ['a word that is to be a date', { texts: { en: { update: '{since, date}' } } }, 'texts.en.update: cannot be said'],
    ['nothing at all', { texts: { en: { update: ' ' } } }, 'texts.en.update'],
  ] as const)
    it(`are refused with their place: ${wrong}`, () => {
      const problems = read(written);
      expect(problems).to.be.an('array');
      expect((problems as readonly string[]).join('\n')).to.include(said);
    });
});
