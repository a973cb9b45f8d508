/**
 * All tests but those in a browser, by two mochas side by side: stories wait for processes and networks most of their time.
 * Arguments go to both; what the second has to say is held back until the first is done. Fails when one of them fails.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';

const [, , ...given] = process.argv;
const all = globSync('test/**/*.test.ts').filter((file) => !file.startsWith('test/browser/'));
const isStory = (file: string): boolean => file.startsWith('test/stories/');
const stories = all.filter(isStory).sort();
/** All that is no story takes about as long as a third of them. */
const halves = {
  first: [...all.filter((file) => !isStory(file)).sort(), ...stories.filter((_, index) => index % 3 === 0)],
  second: stories.filter((_, index) => index % 3 !== 0),
};

/** `TALLY`, where it is set, names a file for counts: each has its own. */
function mocha(name: keyof typeof halves, stdout: 'inherit' | 'pipe'): ChildProcess {
  const { TALLY } = process.env;
  const env = {
    ...process.env,
    ...(TALLY && { TALLY: `${TALLY}.${name}` }),
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
  };
  return spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...given, ...halves[name]], {
    env,
    stdio: ['ignore', stdout, 'inherit'],
  });
}

const first = mocha('first', 'inherit');
const second = mocha('second', 'pipe');
const running = [first, second];
process.once('exit', () => running.map((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const held: Buffer[] = [];
let hold = (chunk: Buffer): unknown => held.push(chunk);
second.stdout?.on('data', (chunk: Buffer) => hold(chunk));
const over = running.map((child) => once(child, 'close') as Promise<[code: number | null]>);
const [firstCode] = await (over[0] as (typeof over)[number]);
for (const chunk of held) process.stdout.write(chunk);
hold = (chunk) => process.stdout.write(chunk);
const [secondCode] = await (over[1] as (typeof over)[number]);
process.exitCode = firstCode === 0 && secondCode === 0 ? 0 : 1;
