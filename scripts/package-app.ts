import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { packageApp } from './package/app-package.ts';
import { PackageError } from './package/package-error.ts';

/** `npm run package -- --env env/.env.production`: makes what is uploaded to Teams. */
const ROOT = resolve(import.meta.dirname, '..');
const { values: given } = parseArgs({
  options: {
    env: { type: 'string', default: 'env/.env.production' },
    out: { type: 'string', default: join(ROOT, 'appPackage/build/healthdesk.zip') },
    schema: { type: 'string', default: join(ROOT, '../shared/data/teams/manifest/MicrosoftTeams.schema.json') },
  },
});

try {
  if (!existsSync(given.env)) {
    throw new PackageError(`There is no ${given.env}. Name your settings: npm run package -- --env <file>`);
  }
  const schema = existsSync(given.schema) ? JSON.parse(readFileSync(given.schema, 'utf8')) : undefined;
  const zip = packageApp(join(ROOT, 'appPackage'), parseEnv(readFileSync(given.env, 'utf8')), schema);
  mkdirSync(dirname(given.out), { recursive: true });
  writeFileSync(given.out, zip);
  console.log(
    `${relative(process.cwd(), given.out)}: ${Math.ceil(zip.length / 1024)} KB, ready to be uploaded to Teams.`,
  );
  if (!schema) console.log('Not held against the manifest schema, which is not at hand: give it with --schema <file>.');
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
