/**
 * Preloaded into every program of `npm start`. Its standard input is a pipe that only `npm start` holds: when that
 * closes, even by `kill -9`, nobody is left to stop this program, so it stops itself, politely first.
 */
const GRACE_MS = 5000;

process.stdin.resume().once('close', () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
if ('unref' in process.stdin) process.stdin.unref();
