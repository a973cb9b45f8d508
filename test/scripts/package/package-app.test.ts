import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { checkIcons, pngSize } from '../../../scripts/package/icon-sizes.ts';
import { checkSchema } from '../../../scripts/package/manifest-schema.ts';
import { fillPlaceholders } from '../../../scripts/package/placeholders.ts';

const SETTINGS = [
  'TEAMS_APP_ID=11111111-2222-4333-8444-555555555555',
  'BOT_APP_ID=66666666-7777-4888-8999-aaaaaaaaaaaa',
  'DEVELOPER_NAME=Fourth Coffee',
  'DEVELOPER_WEBSITE_URL=https://partner.example',
  'DEVELOPER_PRIVACY_URL=https://partner.example/privacy',
  'DEVELOPER_TERMS_URL=https://partner.example/terms',
];

describe('npm run package', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'healthdesk-package-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const run = async (settings: readonly string[]) => {
    const [env, out] = [join(folder, 'settings'), join(folder, 'app.zip')];
    await writeFile(env, settings.join('\n'));
    const args = ['scripts/package-app.ts', '--env', env, '--out', out];
    const { code, stdout, stderr } = await promisify(execFile)(process.execPath, args).then(
      (said) => ({ code: 0, ...said }),
      (failure) => failure,
    );
    return { code, said: stdout + stderr, out };
  };

  it('writes the zip and says where', async () => {
    const { code, said, out } = await run(SETTINGS);
    expect(code, said).to.equal(0);
    expect(said).to.match(/app\.zip: \d+ KB, ready to be uploaded to Teams/);
    expect((await readFile(out)).toString('latin1', 0, 2)).to.equal('PK');
  });

  it('refuses settings that leave something open, naming all of it', async () => {
    const { code, said } = await run(SETTINGS.slice(2));
    expect(code).to.equal(1);
    expect(said).to.equal(
      'The settings say nothing for TEAMS_APP_ID, BOT_APP_ID: env/.env.package.example explains them.\n',
    );
  });

  it('fills values into words, whatever characters they hold', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders look like that
    expect(fillPlaceholders('{ "a": "x ${{B}} y ${{ B }}" }', { B: '"$&\\' })).to.eql({ a: 'x "$&\\ y "$&\\' });
  });

  it('knows the size of a picture, and what is none', async () => {
    expect(pngSize(await readFile('appPackage/color.png'))).to.eql({ width: 192, height: 192 });
    expect(pngSize(Buffer.from('GIF89a and some more bytes'))).to.equal(undefined);
    expect(pngSize(undefined)).to.equal(undefined);
  });

  it('refuses icons of another size', async () => {
    const outline = await readFile('appPackage/outline.png');
    expect(() => checkIcons({ color: 'a.png', outline: 'b.png' }, { 'a.png': outline, 'b.png': outline })).to.throw(
      'a.png is 32 x 32 pixels; Teams wants a PNG of 192 x 192.',
    );
  });

  it('says everything that a schema does not allow', () => {
    const schema = { properties: { a: { type: 'string' } }, additionalProperties: false };
    expect(() => checkSchema({ a: 1, b: 2 }, schema))
      .to.throw(/^The manifest does not fit its schema:\n/)
      .with.property('message')
      .that.includes('- /a must be string')
      .and.includes('"additionalProperty":"b"');
  });
});
