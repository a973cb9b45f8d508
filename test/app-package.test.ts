import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { parse } from 'yaml';
import { packageApp } from '../scripts/package/app-package.ts';
import { checkSchema } from '../scripts/package/manifest-schema.ts';
import { fillPlaceholders, placeholdersIn } from '../scripts/package/placeholders.ts';
import { understand } from '../src/dialogs/understand.ts';

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
const manifest = fillPlaceholders<{
  version: string;
  supportsChannelFeatures: string;
  localizationInfo: { additionalLanguages: readonly { languageTag: string; file: string }[] };
  composeExtensions: readonly { botId: string; commands: readonly ExtensionCommand[] }[];
  bots: readonly { scopes: readonly string[]; commandLists: readonly { commands: readonly Command[] }[] }[];
}>(template, SETTINGS);
const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
const korean: Readonly<Record<string, string>> = JSON.parse(readFileSync(`${FOLDER}/ko.json`, 'utf8'));
const inKorean = (index: number, what: keyof Command): string | undefined =>
  korean[`bots[0].commandLists[0].commands[${index}].${what}`];

describe('app package', () => {
  it('fits the manifest schema', function () {
    checkSchema(manifest, schema(this, 'manifest/MicrosoftTeams.schema.json'));
  });

  it('speaks Korean as the localization schema asks', function () {
    checkSchema(korean, schema(this, 'manifest/MicrosoftTeams.Localization.schema.json'));
  });

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

  it('offers few and short commands, each in both languages, none for another', () => {
    expect(commands).to.have.length.within(1, 10);
    const offered = commands.flatMap(({ title, description }, index) => [
      { title, description },
      { title: inKorean(index, 'title') ?? '', description: inKorean(index, 'description') ?? '' },
    ]);
    for (const { title, description } of offered) {
      expect(title, description).to.have.length.within(1, 32);
      expect(description, title).to.have.length.within(1, 128);
    }
    expect(Object.keys(korean).filter((key) => key.startsWith('bots'))).to.have.length(2 * commands.length);
  });

  it('offers commands that the bot understands, the same ones in both languages', () => {
    for (const [index, { title }] of commands.entries()) {
      const { kind } = understand(title);
      expect(kind, `“${title}” is no command`).not.to.equal('words');
      expect(understand(inKorean(index, 'title') ?? '').kind, `${inKorean(index, 'title')}, for “${title}”`).to.equal(
        kind,
      );
    }
  });

  it('offers the message extension of the bot, each word in both languages, none for another', () => {
    const [extension, ...others] = manifest.composeExtensions;
    expect(others).to.deep.equal([]);
    expect(extension?.botId).to.equal(SETTINGS.BOT_APP_ID);
    const offered = (extension?.commands ?? []).flatMap((command, at) => [
      { at: `commands[${at}]`, ...command },
      ...(command.parameters ?? []).map((one, of) => ({ at: `commands[${at}].parameters[${of}]`, ...one })),
    ]);
    expect(offered.map((one) => ('id' in one ? `${one.type} ${one.id}` : one.name))).to.deep.equal([
      'action escalateMessage',
      'query shareHealth',
      'customer',
    ]);
    for (const { at, title, description } of offered) {
      for (const [what, text, most] of [
        ['title', title, 32],
        ['description', description, 128],
      ] as const) {
        expect(text, `${at} ${what}`).to.have.length.within(1, most);
        const said = korean[`composeExtensions[0].${at}.${what}`];
        expect(said, `${at} ${what}`)
          .to.match(/\p{Script=Hangul}/u)
          .and.have.length.within(1, most);
      }
    }
    const words = Object.keys(korean).filter((key) => key.startsWith('composeExtensions'));
    expect(words).to.have.length(2 * offered.length);
  });

  it('is a zip of the manifest, its icons and its languages, the same bytes every time', () => {
    const zip = packageApp(FOLDER, SETTINGS);
    const files = unzipSync(zip);
    expect(Object.keys(files)).to.have.members(['manifest.json', 'color.png', 'outline.png', 'ko.json']);
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
