import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { startSandbox } from '../support/sandbox.ts';

describe('sandbox: the program', () => {
  const children: ChildProcess[] = [];
  const start = (env: Record<string, string>) => {
    const child = spawn(process.execPath, ['sandbox/index.ts'], { env: { SANDBOX_PORT: '0', ...env } });
    children.push(child);
    return child;
  };
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it('prints one line when it is ready, writes its certificate, and ends at once when told to', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const child = start({ SANDBOX_CA_FILE: join(folder, 'ca.pem') });
    const all = text(child.stdout);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    const lines = (await all).trimEnd().split('\n');
    expect(lines).to.have.length(1);
    const ready = JSON.parse(lines[0] ?? '');
    expect(ready).to.have.all.keys('ready', 'url', 'ca');
    expect(ready.url).to.match(/^https:\/\/localhost:\d+$/);
    expect(await readFile(join(folder, 'ca.pem'), 'utf8')).to.equal(ready.ca);
    expect(code).to.equal(0);
    await rm(folder, { recursive: true });
  });

  it('says which port is in use, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const child = start({ SANDBOX_PORT: String(port) });
    const [[code], complaint, said] = await Promise.all([once(child, 'exit'), text(child.stderr), text(child.stdout)]);
    other.close();
    expect(code).to.equal(1);
    expect(complaint).to.include(`Port ${port} is in use`).and.not.include('    at ');
    expect(said).to.equal('');
  });

  for (const [name, value] of Object.entries({ SANDBOX_PORT: 'x', SANDBOX_CUSTOMERS: '-1', SANDBOX_NOW: 'noon' })) {
    it(`names ${name} when it makes no sense`, async () => {
      const child = start({ [name]: value });
      const [[code], complaint] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
      expect(code).to.equal(1);
      expect(complaint).to.include(name).and.not.include('    at ');
    });
  }

  it('ends when its parent goes, if asked to', async () => {
    const child = start({ SANDBOX_EXIT_WITH_PARENT: '1' });
    await once(child.stdout, 'data');
    child.stdin.end();
    const [code] = await once(child, 'exit');
    expect(code).to.equal(0);
  });

  it('is trusted by this process, even beside a second one', async () => {
    const [one, two] = await Promise.all([startSandbox(), startSandbox()]);
    expect(await one.customers()).to.deep.equal(await two.customers());
    await Promise.all([one.stop(), two.stop()]);
  });
});
