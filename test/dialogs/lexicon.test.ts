import { expect } from 'chai';
import { COMMANDS, LEXICON_OF } from '../../src/dialogs/lexicon.ts';
import { understand } from '../../src/dialogs/understand.ts';
import { LANGUAGES, ownName, type WordKey, wordsFor } from '../../src/words/words.ts';

/** `확인*` stands for any ending. */
const spoken = (phrase: string): string => phrase.replace(/\*$/, '');

describe('lexicons', () => {
  it('are one a language', () => {
    expect([...LEXICON_OF.keys()]).to.have.members(LANGUAGES);
  });

  for (const [language, { commands, language: asked, polite }] of LEXICON_OF) {
    it(`have words for every command: ${language}`, () => {
      expect([...Object.keys(commands), 'language']).to.have.members(COMMANDS);
      const silent = Object.entries(commands).filter(([, phrases]) => Object.values(phrases).flat().length === 0);
      expect(silent.map(([command]) => command)).to.deep.equal([]);
      expect(asked.asks).not.to.deep.equal([]);
    });

    it(`mean by each command that stands alone this one: ${language}`, () => {
      for (const [command, { alone = [] }] of Object.entries(commands)) {
        for (const phrase of alone.map(spoken)) expect(understand(phrase).kind, phrase).to.equal(command);
      }
      for (const phrase of asked.asks.map(spoken)) expect(understand(phrase).kind, phrase).to.equal('language');
    });

    it(`are understood with English words and names around them: ${language}`, () => {
      const courtesies = new Set(polite);
      const asks = (commands['check-health'].edges ?? []).filter((phrase) => !courtesies.has(phrase));
      for (const phrase of asks.map(spoken)) {
        const meant = [`please ${phrase} Contoso`, `Contoso ${phrase} please`].map(understand);
        expect(meant, phrase).to.deep.include({ kind: 'check-health', about: 'Contoso' });
      }
    });
  }

  for (const language of LANGUAGES) {
    it(`understand what the bot says that one may type: ${language}`, () => {
      const words = wordsFor({ locale: language, zone: 'UTC' });
      for (const command of COMMANDS) {
        const example = words.say(`command.${command}.say` satisfies WordKey);
        expect(understand(example).kind, example).to.equal(command);
      }
    });

    it(`know ${language} by its tag, and by its name in every language`, () => {
      const names = LANGUAGES.map((one) => new Intl.DisplayNames(one, { type: 'language' }).of(language) ?? '');
      for (const text of [`language ${language}`, ownName(language), ...names]) {
        expect(understand(text), text).to.deep.equal({ kind: 'language', language });
      }
    });
  }
});
