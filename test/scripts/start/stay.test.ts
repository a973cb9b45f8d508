import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { StartError } from '../../../scripts/start/start-error.ts';
import { keepRunning } from '../../../scripts/start/stay.ts';
import { type Fake, fakeProgram } from '../../fixtures/start/fake.ts';
import { openRollCall, type RollCall } from '../../fixtures/start/roll-call.ts';

const WITH_FAKES = fileURLToPath(new URL('../../fixtures/start/start-fakes.ts', import.meta.url));
const EVERYTHING_RUNS = 'Ctrl-C stops everything.';

describe('npm start keeps its programs together', () => {
  let rollCall: RollCall;
  let directory: string;

  beforeEach(async () => {
    rollCall = await openRollCall();
    directory = await mkdtemp(join(tmpdir(), 'healthdesk-start-'));
  });
  afterEach(async () => {
    await rollCall.close();
    await rm(directory, { recursive: true });
  });

  const fake = (name: string, manner?: Fake['manner']) => fakeProgram({ name, port: rollCall.port, directory, manner });

  it('starts each when the one before is ready, says so, and stops them all when asked', async () => {
    const asked = new AbortController();
    const said: string[] = [];
    await keepRunning([fake('one'), fake('two')], asked.signal, (line) => {
      said.push(line);
      if (line === EVERYTHING_RUNS) asked.abort();
    });
    expect(rollCall.came).to.eql(['one', 'two']);
    await rollCall.allGone();
    expect(said).to.eql([
      'Starting the one, a stand-in',
      '  ready: here is one',
      'Starting the two, a stand-in',
      '  ready: here is two',
      EVERYTHING_RUNS,
      'Stopping',
      'All stopped.',
    ]);
  });

  it('stops the others when one dies, and says which, how, and what it said last', async () => {
    const failure = await failureOf([fake('one'), fake('two')], (line) => {
      if (line === EVERYTHING_RUNS) rollCall.makeFail('one');
    });
    expect(failure).to.equal(
      `The one ended with exit code 3. It said last:\n    one is ready\n    one is unwell\nIts whole log: ${join(directory, 'one.log')}`,
    );
    await rollCall.allGone();
  });

  it('does not start the next when one dies before it is ready', async () => {
    const missing = { ...fake('one'), args: ['no-such-script.ts'] };
    const failure = await failureOf([missing, fake('two')]);
    expect(failure)
      .to.match(/^The one ended with exit code 1\. It said last:/)
      .and.to.include('no-such-script.ts');
    expect(rollCall.came).to.eql([]);
  });

  it('gives up on one that never becomes ready', async () => {
    const failure = await failureOf([fake('one', 'quiet')], () => {}, { readyMs: 1, graceMs: 10_000 });
    expect(failure).to.match(/^The one was not ready within 0.001 s\./);
    await rollCall.allGone();
  });

  it('ends by force what does not end when asked', async () => {
    const asked = new AbortController();
    const stopAtOnce = (line: string): void => {
      if (line === EVERYTHING_RUNS) asked.abort();
    };
    await keepRunning([fake('one', 'stubborn')], asked.signal, stopAtOnce, { readyMs: 10_000, graceMs: 1 });
    expect(rollCall.came).to.eql(['one']);
    await rollCall.allGone();
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    it(`leaves nothing running after ${signal}, and calls that a success`, async () => {
      const start = await startFakes();
      start.kill(signal);
      expect(await once(start, 'exit')).to.eql([0, null]);
      await rollCall.allGone();
    });
  }

  it('leaves nothing running even when it is killed itself', async () => {
    const start = await startFakes();
    start.kill('SIGKILL');
    await rollCall.allGone();
  });

  it('stops when npm, which has started it, is gone', async () => {
    const started = `"${process.execPath}" "${WITH_FAKES}" ${rollCall.port} "${directory}"; true`;
    const shell = await untilAllRun(spawn('sh', ['-c', started], { env: { npm_lifecycle_event: 'start' } }));
    shell.kill('SIGKILL');
    await rollCall.allGone();
  });

  async function startFakes() {
    return await untilAllRun(spawn(process.execPath, [WITH_FAKES, String(rollCall.port), directory]));
  }

  async function untilAllRun(start: ReturnType<typeof spawn>) {
    if (!start.stdout) throw new Error('The output of the start is not ours to read.');
    for await (const line of createInterface(start.stdout)) if (line === EVERYTHING_RUNS) break;
    expect(rollCall.came).to.eql(['one', 'two', 'three']);
    return start;
  }

  async function failureOf(
    programs: Parameters<typeof keepRunning>[0],
    say: (line: string) => void = () => {},
    limits?: Parameters<typeof keepRunning>[3],
  ): Promise<string> {
    try {
      await keepRunning(programs, new AbortController().signal, say, limits);
    } catch (error) {
      expect(error).to.be.instanceOf(StartError);
      return (error as StartError).message;
    }
    throw new Error('It ended as if nothing had happened.');
  }
});
