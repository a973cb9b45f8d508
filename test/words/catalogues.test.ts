import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { IntlMessageFormat } from 'intl-messageformat';
import en from '../../src/words/catalogues/en.json' with { type: 'json' };
import ko from '../../src/words/catalogues/ko.json' with { type: 'json' };
import { LANGUAGES, type WordKey, wordsFor } from '../../src/words/words.ts';

const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, ko };
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
      Object.values(rest).forEach(look);
    }
  };
  look(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true, captureLocation: false }).getAst());
  return [...names].sort();
}
const LITERAL = 0;
const POUND = 7;

/** Every string and template of the source that may name a message, as a pattern. */
function keysNamedInSource(): readonly RegExp[] {
  const src = join(import.meta.dirname, '..', '..', 'src');
  const files = globSync('**/*.ts', { cwd: src });
  expect(files.length, 'source files were read').to.be.greaterThan(20);
  return files.flatMap((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    const quoted = [...text.matchAll(/'([a-z0-9.-]+)'|`([a-z][^`\s]*)`/g)].map(
      ([, plain, template]) => plain ?? template ?? '',
    );
    return quoted.map((key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z0-9-]+')}$`));
  });
}

describe('message catalogues', () => {
  it('are one a language', () => {
    expect(Object.keys(CATALOGUES)).to.have.members(LANGUAGES);
  });

  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
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
    const named = keysNamedInSource();
    expect(KEYS.filter((key) => !named.some((pattern) => pattern.test(key)))).to.deep.equal([]);
  });

  it('do not tell a Korean reader to read English', () => {
    const untranslated = KEYS.filter((key) => /[a-z]{3,}/i.test(en[key]) && ko[key] === en[key]);
    expect(untranslated).to.have.members(SAME_IN_BOTH);
  });
});

/** Names and examples that are the same in every language. */
const SAME_IN_BOTH: readonly WordKey[] = ['help.ticket.say', 'source.azure', 'source.microsoft365', 'source.onedrive'];
