import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../src/words/catalogues/en.json' with { type: 'json' };
import { jsonFolder } from '../../src/words/json-folder.ts';
import { LANGUAGES, type WordKey, wordsFor } from '../../src/words/words.ts';

const CATALOGUES = jsonFolder<Readonly<Record<string, string>>>(
  new URL('../../src/words/catalogues/', import.meta.url),
);
const KEYS = Object.keys(en) as WordKey[];

/** The names that a message takes, however deep within plurals. */
function argumentsOf(message: string): readonly string[] {
  const names = new Set<string>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) {
      part.forEach(look);
    } else if (typeof part === 'object' && part !== null) {
      const { type, value, ...rest } = part as { type?: number; value?: unknown };
      if (typeof type === 'number' && type !== LITERAL && type !== POUND) names.add(String(value));
      // The options of a choice hold messages of their own.
      if (typeof type !== 'number') look(value);
      Object.values(rest).forEach(look);
    }
  };
  look(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true, captureLocation: false }).getAst());
  return [...names].sort();
}
const LITERAL = 0;
const POUND = 7;

/** Whether a string or a template of the source may name a message. */
function namedInSource(): (key: string) => boolean {
  const src = join(import.meta.dirname, '..', '..', 'src');
  const files = globSync('**/*.ts', { cwd: src });
  expect(files.length, 'source files were read').to.be.greaterThan(20);
  const text = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');
  const whole = new Set([...text.matchAll(/'([a-z0-9.-]+)'/g)].map(([, key]) => key));
  const templates = new Set([...text.matchAll(/`([a-z][^`\s]*)`/g)].map(([, template = '']) => template));
  const patterns = [...templates].map(
    (template) => new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`),
  );
  return (key) => whole.has(key) || patterns.some((pattern) => pattern.test(key));
}

describe('message catalogues', () => {
  it('are named by what Intl knows as a language', () => {
    expect([...CATALOGUES.keys()]).to.have.members(LANGUAGES);
    const known = LANGUAGES.filter((language) => Intl.getCanonicalLocales(language)[0] === language);
    expect(known).to.deep.equal(LANGUAGES);
    expect(Intl.PluralRules.supportedLocalesOf([...LANGUAGES])).to.have.members(LANGUAGES);
  });

  for (const [language, catalogue] of CATALOGUES) {
    it(`have the same keys, in order: ${language}`, () => {
      expect(Object.keys(catalogue)).to.deep.equal([...KEYS].sort());
    });

    it(`take the same values: ${language}`, () => {
      const different = KEYS.filter((key) => argumentsOf(catalogue[key] ?? '').join() !== argumentsOf(en[key]).join());
      expect(different).to.deep.equal([]);
    });

    it(`can be said, and say something: ${language}`, () => {
      const words = wordsFor({ locale: language, zone: 'UTC' });
      for (const key of KEYS) {
        const values = Object.fromEntries(argumentsOf(en[key]).map((name) => [name, 2]));
        const said = words.say(key, values);
        expect(said.trim(), key).to.equal(said).and.not.equal('');
        expect(said, key).to.not.match(/[{}]/);
      }
    });
  }

  it('hold no message that nobody says', () => {
    const isNamed = namedInSource();
    expect(KEYS.filter((key) => !isNamed(key))).to.deep.equal([]);
  });

  for (const [language, catalogue] of [...CATALOGUES].filter(([one]) => one !== 'en')) {
    it(`do not tell a reader to read English: ${language}`, () => {
      const left = UNTRANSLATED[new Intl.Locale(language).maximize().script === 'Latn' ? 'latin' : 'other'];
      const untranslated = KEYS.filter((key) => left.test(withoutArguments(en[key])) && catalogue[key] === en[key]);
      expect(untranslated.filter((key) => !SAME_EVERYWHERE.includes(key))).to.deep.equal([]);
    });
  }
});

const withoutArguments = (message: string): string => message.replace(/\{\w+\}/g, '');

/** English that was left: a word where letters are other ones, a sentence where a word may be the same. */
const UNTRANSLATED = { latin: /\p{L}{3,}\P{L}+\p{L}{3,}\P{L}+\p{L}{3,}/u, other: /[a-z]{3,}/i };

/** Names and examples that are the same in every language. */
const SAME_EVERYWHERE: readonly WordKey[] = [
  'help.example-customer',
  'help.ticket.say',
  'source.azure',
  'source.microsoft365',
  'source.onedrive',
];
