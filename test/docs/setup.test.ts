import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { SETTINGS } from '../../src/config.ts';
import entraRoles from '../../src/domain/entra-roles.json' with { type: 'json' };
import permissions from '../../src/domain/permissions.json' with { type: 'json' };
import { MOST_LOOKED_AT } from '../../src/services/checkup/customers.ts';
import { doctor } from '../support/doctor.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Named {
  readonly name: string;
  readonly id: string;
}

/** Every name with its id, however deep. */
function named(tree: object, name = ''): readonly Named[] {
  return Object.entries(tree).flatMap(([key, value]): readonly Named[] =>
    typeof value === 'string' ? [{ name: key === 'id' ? name : key, id: value }] : named(value, key),
  );
}

describe('docs/setup.md', () => {
  const text = read('docs/setup.md');
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const wanted = named(permissions);

  it('names settings that exist', () => {
    const settings = [...Object.keys(SETTINGS), ...Object.keys(parseEnv(read('env/.env.package.example')))];
    const names = quoted.flatMap((code) => /^([A-Z][A-Z_]{3,})(=\w+)?$/.exec(code)?.[1] ?? []);
    expect(names.length).to.be.above(15);
    expect(names.filter((name) => !settings.includes(name))).to.eql([]);
  });

  it('names scripts and files that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(run).to.include.members(['doctor', 'onboard', 'revoke', 'package']);
    expect(run.filter((name) => !scripts[name])).to.eql([]);
    const files = [...text.matchAll(/\b(?:scripts|env|src|docs)\/[\w./-]*\w/g)].map(([path]) => path);
    const yours = ['env/.env.production'];
    expect(files.filter((path) => !yours.includes(path) && !existsSync(new URL(path, root)))).to.eql([]);
  });

  it('tells every permission that the source knows, with its id beside its name', () => {
    expect(wanted.length).to.equal(18);
    for (const { name, id } of wanted) {
      const line = text.split('\n').find((one) => one.includes(id) && one.trimStart().startsWith('|'));
      expect(line, `${name} ${id}`).to.include(name);
    }
  });

  it('tells no id that the source does not know', () => {
    const known = [...wanted, ...named(entraRoles)].map(({ id }) => id);
    const told = text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
    expect(told.filter((id) => !known.includes(id))).to.eql([]);
  });

  it('names every row of doctor, and no other', async () => {
    const { rows } = await doctor({
      ...{ BOT_LOCAL: 'true', PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111', DATA_DIR: 'out/no-data' },
      ...{ READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222', READER_CLIENT_SECRET: 'never-shown' },
      LOGIN_URL: 'https://localhost:9',
    });
    const checks =
      text
        .split('\n')
        .join(' ')
        .match(/- Check: .*?(?=\s##|\s- |$)/g) ?? [];
    const told = checks.flatMap((check) => [...check.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name));
    expect(told.filter((name) => name !== 'help')).to.have.members(rows.map(({ name }) => name));
  });

  it('tells how many customers are looked at', () => {
    expect(text.replaceAll('\n', ' ')).to.include(`it stops at ${MOST_LOOKED_AT} otherwise`);
  });
});
