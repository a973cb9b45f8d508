import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { fillManifest, LANGUAGE_FOLDER, type Manifest, packageApp } from '../scripts/package/app-package.ts';
import { checkSchema } from '../scripts/package/manifest-schema.ts';
import { placeholdersIn } from '../scripts/package/placeholders.ts';
import { understand } from '../src/dialogs/understand.ts';
import { jsonFolder } from '../src/words/json-folder.ts';
import { LANGUAGES, languageOf } from '../src/words/languages.ts';

const FOLDER = 'appPackage';
const SCHEMAS = '../shared/data/teams';

const SETTINGS = {
  TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
  BOT_APP_ID: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  DEVELOPER_NAME: 'Fourth Coffee "IT" & Sons',
  DEVELOPER_WEBSITE_URL: 'https://partner.example',
  DEVELOPER_PRIVACY_URL: 'https://partner.example/privacy',
  DEVELOPER_TERMS_URL: 'https://partner.example/terms',
};

interface Command {
  readonly title: string;
  readonly description: string;
}

interface ExtensionCommand extends Command {
  readonly id: string;
  readonly type: string;
  readonly parameters?: readonly (Command & { readonly name: string })[];
}

const template = readFileSync(`${FOLDER}/manifest.json`, 'utf8');
const manifest = fillManifest(FOLDER, SETTINGS) as Manifest & {
  version: string;
  supportsChannelFeatures: string;
  composeExtensions: readonly { botId: string; commands: readonly ExtensionCommand[] }[];
  bots: readonly { scopes: readonly string[]; commandLists: readonly { commands: readonly Command[] }[] }[];
};
const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
const TRANSLATED: ReadonlyMap<string, Readonly<Record<string, string>>> = jsonFolder(
  pathToFileURL(`${FOLDER}/${LANGUAGE_FOLDER}/`),
);

/** Where a translation stands: everything that the manifest says to people. */
const keyOf = (index: number, what: keyof Command): string => `bots[0].commandLists[0].commands[${index}].${what}`;
/** What the message extension says to people, each with where its translation stands. */
const EXTENDED = (manifest.composeExtensions[0]?.commands ?? []).flatMap((command, at) => [
  { at: `composeExtensions[0].commands[${at}]`, ...command },
  ...(command.parameters ?? []).map((one, of) => ({
    at: `composeExtensions[0].commands[${at}].parameters[${of}]`,
    ...one,
  })),
]);
const KEYS = [
  ...['$schema', 'name.short', 'name.full', 'description.short', 'description.full'],
  ...commands.flatMap((_, index) => [keyOf(index, 'title'), keyOf(index, 'description')]),
  ...EXTENDED.flatMap(({ at }) => [`${at}.title`, `${at}.description`]),
];

describe('app package', () => {
  it('fits the manifest schema', function () {
    checkSchema(manifest, schema(this, 'manifest/MicrosoftTeams.schema.json'));
  });

  it('speaks every language that the bot speaks, and no other', () => {
    const unspoken = [...TRANSLATED.keys()].filter((tag) => languageOf(tag) === undefined);
    expect(unspoken, 'no catalogue').to.eql([]);
    const spoken = new Set(['en', ...[...TRANSLATED.keys()].map(languageOf)]);
    expect([...spoken], 'no manifest file').to.have.members(LANGUAGES);
  });

  for (const [tag, texts] of TRANSLATED) {
    it(`says all in its language, as the localization schema asks: ${tag}`, function () {
      expect(Object.keys(texts)).to.have.members(KEYS);
      checkSchema(texts, schema(this, 'manifest/MicrosoftTeams.Localization.schema.json'));
    });

    it(`offers the same commands, which the bot understands: ${tag}`, () => {
      for (const [index, { title }] of commands.entries()) {
        const translated = texts[keyOf(index, 'title')] ?? '';
        expect(understand(translated).kind, `“${translated}”, for “${title}”`).to.equal(understand(title).kind);
      }
    });
  }

  it('shows the Playground people and channels as its schema asks', function () {
    checkSchema(
      parse(readFileSync('.m365agentsplayground.yml', 'utf8')),
      draft4(schema(this, 'playground-config.0.1.1.schema.json')),
    );
  });

  it('goes where Teams would refuse it otherwise', () => {
    expect(manifest.bots[0]?.scopes).to.have.members(['personal', 'team', 'groupChat']);
    expect(manifest.supportsChannelFeatures, 'Teams wants this of every app in teams').to.equal('tier1');
    expect(manifest.version).to.equal(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('names in an example file every setting that it needs', () => {
    const explained = Object.keys(parseEnv(readFileSync('env/.env.package.example', 'utf8')));
    expect(placeholdersIn(template)).to.have.members([...explained, 'BOT_APP_ID']);
  });

  it('offers few and short commands that the bot understands', () => {
    expect(commands).to.have.length.within(1, 10);
    const said = (texts: Readonly<Record<string, string>>, index: number): Command => ({
      title: texts[keyOf(index, 'title')] ?? '',
      description: texts[keyOf(index, 'description')] ?? '',
    });
    for (const [index, command] of commands.entries()) {
      expect(understand(command.title).kind, `“${command.title}” is no command`).not.to.equal('words');
      for (const { title, description } of [command, ...[...TRANSLATED.values()].map((texts) => said(texts, index))]) {
        expect(title, description).to.have.length.within(1, 32);
        expect(description, title).to.have.length.within(1, 128);
      }
    }
  });

  it('offers the message extension of the bot, in few words', () => {
    const [extension, ...others] = manifest.composeExtensions;
    expect(others).to.deep.equal([]);
    expect(extension?.botId).to.equal(SETTINGS.BOT_APP_ID);
    expect(EXTENDED.map((one) => ('id' in one ? `${one.type} ${one.id}` : one.name))).to.deep.equal([
      'action escalateMessage',
      'query shareHealth',
      'customer',
    ]);
    for (const { at, title, description } of EXTENDED) {
      expect(title, at).to.have.length.within(1, 32);
      expect(description, at).to.have.length.within(1, 128);
      for (const [tag, texts] of TRANSLATED) {
        expect(texts[`${at}.title`], `${tag} ${at}`).to.have.length.within(1, 32).and.not.equal(title);
        expect(texts[`${at}.description`], `${tag} ${at}`).to.have.length.within(1, 128).and.not.equal(description);
      }
    }
  });

  it('is a zip of the manifest, its icons and its languages, the same bytes every time', () => {
    const zip = packageApp(FOLDER, SETTINGS);
    const files = unzipSync(zip);
    expect(Object.keys(files)).to.have.members([
      ...['manifest.json', 'color.png', 'outline.png'],
      ...[...TRANSLATED.keys()].map((tag) => `${tag}.json`),
    ]);
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).to.eql(manifest);
    expect(Buffer.from(packageApp(FOLDER, SETTINGS)).equals(zip)).to.equal(true);
  });
});

/** A published schema; without it the test is skipped aloud, and in CI it fails. */
function schema(test: Mocha.Context, name: string): object {
  const path = `${SCHEMAS}/${name}`;
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  expect(process.env.CI, `in CI ${path} must be at hand`).to.equal(undefined);
  console.warn(`      skipped: no ${path}`);
  return test.skip();
}

/** The words that it uses mean the same in draft 4. */
const draft4 = (found: object): object => ({ ...found, $schema: undefined, $id: undefined });
