import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { verdictLines } from '../../scripts/audit/verdict-lines.ts';
import { readWishes } from '../../scripts/audit/wishes.ts';
import { writePieces } from '../../scripts/audit/write-pieces.ts';
import { createHeadFile } from '../../src/services/adapters/audit/head-file.ts';
import { type Database, openDatabase } from '../../src/services/adapters/storage/database.ts';
import { AUDIT_KEY, anAudit, tamper } from '../support/audit.ts';
import { aDataDir, anEmptyDir } from '../support/data-dirs.ts';
import { runScript } from '../support/run-script.ts';
import { GOOD_FORM, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const AT = new Date('2026-11-22T09:00:00Z');

describe('npm run audit', () => {
  it('reads what is wished for, and nothing that makes no sense', () => {
    expect(readWishes(['verify'])).to.eql({ do: 'verify', heads: undefined });
    expect(
      readWishes(['export', '--to', 'a.csv', '--customer', 'contoso.com', '--from', '2026-11-22T09:00:00Z']),
    ).to.eql({
      ...{ do: 'export', to: 'a.csv', customer: 'contoso.com', from: AT, before: undefined },
    });
    expect(readWishes(['forget', '--person', 'x'])).to.eql({ do: 'forget', objectId: 'x', tenantId: undefined });
    for (const wrong of [[], ['forget'], ['verify', 'all'], ['verify', '--soon'], ['export', '--from', 'x']])
      expect(readWishes(wrong), wrong.join(' ')).to.equal(undefined);
  });

  it('writes a piece after the other, and gives the file its name once it is whole', async () => {
    const to = join(await anEmptyDir(), 'audit.csv');
    async function* pieces(fault?: Error) {
      yield { text: 'head\r\n', rows: 0 };
      yield { text: 'a\r\nb\r\n', rows: 2 };
      if (fault) throw fault;
      yield { text: 'c\r\n', rows: 1 };
    }
    const lost = await writePieces(pieces(new Error('the database is gone')), to).catch((error: Error) => error);
    expect(lost).to.have.property('message', 'the database is gone');
    expect(existsSync(to)).to.equal(false);
    expect(await writePieces(pieces(), to)).to.equal(3);
    expect(await readFile(to, 'utf8')).to.equal('head\r\na\r\nb\r\nc\r\n');
    expect(existsSync(`${to}.part`)).to.equal(false);
  });

  it('says what is wrong, where, and what nothing proves yet', () => {
    const whole = { linked: 5, erased: 1, kept: 0, lastKept: undefined, head: undefined };
    const good = { ...whole, problems: [], unlinked: { count: 0, oldestAt: undefined } };
    expect(verdictLines(good).at(-1)).to.equal('The chain is whole.');
    expect(verdictLines({ ...good, linked: 0 }).at(-1)).to.equal('There is no chain yet.');
    expect(verdictLines(good).join(' ')).to.include('none is kept yet');
    const problems = [{ kind: 'changed', position: 3 }] as const;
    const lines = verdictLines({ ...good, problems, unlinked: { count: 2, oldestAt: AT } });
    expect(lines.join('\n')).to.include('WRONG: row 3').and.include('prove nothing yet: 2').and.include('NOT whole');
  });
});

describe('npm run audit, over an embedded database', function () {
  // Each command is a process that starts.
  this.timeout(300_000);
  const kim = { objectId: 'kim', tenantId: PARTNER_TENANT_ID, name: 'Kim Minji' };
  const contoso = '11111111-1111-4111-8111-111111111111';
  let dataDir: string;
  before(async () => {
    dataDir = await aDataDir();
    await withDatabase(async ({ db }) => {
      const audit = anAudit(db, () => AT);
      await audit.note(kim, { deed: 'see-health', outcome: 'allowed', tenantId: contoso });
      await audit.note(kim, { deed: 'follow', outcome: 'allowed', authority: 'agent' });
      await audit.linkRows();
      const head = await audit.trail.head();
      await createHeadFile(join(dataDir, 'audit-heads')).keep(head ?? expect.fail('there is no head'));
      await audit.note(kim, { deed: 'unfollow', outcome: 'allowed', authority: 'agent' });
    });
  });

  async function withDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
    const database = await openDatabase({ dataDir });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  }
  async function audit(args: readonly string[], over: Readonly<Record<string, string>> = {}) {
    const script = runScript('scripts/audit.ts', args, {
      BOT_LOCAL: 'true',
      PARTNER_TENANT_ID,
      READER_CLIENT_ID: GOOD_FORM.client_id,
      READER_CLIENT_SECRET: GOOD_FORM.client_secret,
      AUDIT_KEY: AUDIT_KEY.toString('base64'),
      DATA_DIR: dataDir,
      ...over,
    });
    return { code: await script.ended(), said: script.said() };
  }

  it('proves chain and second place, and tells of the tail', async () => {
    const { code, said } = await audit(['verify']);
    expect(code, said).to.equal(0);
    expect(said)
      .to.include('Rows linked: 2. Their head is signed')
      .and.include('second place compared: 1, the last at row 2')
      .and.include('prove nothing yet: 1, the oldest of 2026-11-22T09:00:00.000Z')
      .and.include('The chain is whole.');
  });

  it('says that the bot has to be stopped, and opens nothing in the wrong place', async () => {
    await withDatabase(async () => {
      const { code, said } = await audit(['verify']);
      expect([code, said.split(':').at(-1)]).to.eql([
        1,
        ' stop the bot first. On a PostgreSQL server (DATABASE_URL) it may go on.\n',
      ]);
    });
    const { code, said } = await audit(['verify'], { DATA_DIR: await anEmptyDir() });
    expect([code, said]).to.satisfy(() => code === 1 && said.includes('There is no database in'));
  });

  it('exports by customer and time', async () => {
    const to = join(await anEmptyDir(), 'audit.csv');
    const { said } = await audit(['export', '--to', to, '--customer', contoso, '--from', '2026-11-22']);
    expect(said).to.include('Rows in ');
    expect(await readFile(to, 'utf8'))
      .to.include('see-health,allowed')
      .and.include('Kim Minji')
      .and.not.include('follow');
  });

  it('forgets a person, and the chain stays whole; ends with 1 where somebody was at it', async () => {
    expect((await audit(['forget', '--person', 'KIM'])).said).to.equal('Rows that no longer tell of this person: 3.\n');
    await withDatabase(({ db }) => tamper(db, "update audit_row set deed = 'unfollow' where position = 2"));
    const { code, said } = await audit(['verify']);
    expect(code).to.equal(1);
    expect(said.match(/WRONG: .*/g)).to.eql([
      'WRONG: row 2 is not the row that was linked there, or follows another one.',
    ]);
    expect(said).to.include('as rows of the trail say: 2.').and.include('The chain is NOT whole.');
  });
});
