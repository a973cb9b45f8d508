import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCertificate } from './certificate.ts';
import { createClock } from './clock.ts';
import { createFront } from './front.ts';
import { listen } from './server.ts';
import { readSettings } from './settings.ts';
import { createWorld } from './world/world.ts';

/** Starts the sandbox and says so in one line of JSON: `{"ready":true,"url":"https://localhost:56160","ca":"<pem>"}`. */
async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const machine = (): number => Date.now();
  const clock = createClock(settings.now ?? new Date(machine()), settings.isClockFixed, machine);
  const world = createWorld(clock.now(), settings.customers);
  const wait = async (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });
  const certificate = await createCertificate();
  const server = await listen(
    createFront({ world, clock, machine, wait, isLive: settings.isLive }),
    certificate,
    settings.port,
  );
  if (settings.caFile) await writeFile(settings.caFile, certificate.cert);

  const stop = (): void => {
    server.close();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (settings.exitsWithParent) process.stdin.resume().once('close', stop);
  console.log(JSON.stringify({ ready: true, url: `https://localhost:${server.port}`, ca: certificate.cert }));
}

start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const isTaken = error.code === 'EADDRINUSE';
  const taken = `Port ${error.port} is in use. Stop what listens there, or set SANDBOX_PORT to another port (0 takes any).`;
  console.error(`The sandbox did not start. ${isTaken ? taken : error.message}`);
  process.exit(1);
});
