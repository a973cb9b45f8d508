import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localBotAt } from '../local-bot.ts';
import type { Sandbox } from '../sandbox.ts';
import { type CallMoment, type Connector, type ConnectorCall, startConnector } from '../teams/connector.ts';
import type { Home } from './home.ts';
import { createLife } from './life.ts';
import { kindOfCall, type Moment } from './moments.ts';

/** The bot, in one process after the other, on one database, between the same Microsoft and the same Teams. */
export interface Lives {
  readonly connector: Connector;
  /** As the life that lives now tells the time. */
  now(): Date;
  begin(): void;
  /**
   * Has something happen, and kills the bot at this moment of it; the next life begins three minutes later, by its own clock
   * and the database's. Fails when the moment does not come.
   */
  dieAt(moment: Moment, incidentId: string, happens: () => Promise<void>): Promise<void>;
  /** Resolves when the bot has nothing to tell any more. */
  quiet(): Promise<void>;
  /** The last life ends politely. */
  end(): Promise<void>;
  /** One more life, that listens to people. */
  listen(): Promise<{ readonly url: string; end(): Promise<void> }>;
  close(): Promise<void>;
}

/** Longer than a worker that is at it is waited for, and than its jobs are its own. */
const BETWEEN_LIVES_MS = 3 * 60_000;
/** What has not come by then never will. */
export const GIVE_UP_MS = 120_000;
const LOOK_MS = 10;

/** Fails when it takes too long. */
export async function inTime<Got>(promise: Promise<Got>): Promise<Got> {
  const late = sleep(GIVE_UP_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('it never came')));
  return await Promise.race([promise, late]);
}

async function until(claim: () => Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  while (!(await claim())) await sleep(LOOK_MS, undefined, { signal });
}

export async function openLives(home: Home, sandbox: Sandbox): Promise<Lives> {
  const caDir = mkdtempSync(join(tmpdir(), 'healthdesk-killed-'));
  const caFile = join(caDir, 'ca.pem');
  writeFileSync(caFile, sandbox.ca);
  const settings = { ...settingsOn(sandbox), NODE_EXTRA_CA_CERTS: caFile, ...home.settings };
  let trap: (call: ConnectorCall, moment: CallMoment) => Promise<boolean> = async () => true;
  const connector = await startConnector({ witness: (call, moment) => trap(call, moment) });
  let born = 0;
  const bear = () => createLife({ ...settings, AHEAD_MS: String(BETWEEN_LIVES_MS * born++) });
  let life = bear();
  let next = bear();

  /** Resolves when the life has ended in the middle of the call. */
  function dieOf({ kind, moment, afterMs }: Extract<Moment, { at: 'call' }>, incidentId: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    trap = async (call, now) => {
      if (now !== moment || kindOfCall(call) !== kind || !JSON.stringify(call.activity).includes(incidentId))
        return true;
      trap = async () => true;
      if (afterMs > 0) await sleep(afterMs);
      await life.kill();
      resolve();
      // What had only just arrived got lost.
      return moment !== 'arrived';
    };
    return promise;
  }

  return {
    connector,
    // The next one is born already.
    now: () => new Date(Date.now() + BETWEEN_LIVES_MS * (born - 2)),
    begin: () => life.begin(),
    async dieAt(moment, incidentId, happens) {
      const died = moment.at === 'call' ? dieOf(moment, incidentId) : undefined;
      await happens();
      if (moment.at === 'look') {
        await sandbox.clearRequests();
        await until(async () => (await sandbox.requests()).some(({ path }) => path.endsWith('/issues')));
      }
      if (died) {
        await inTime(died);
      } else {
        await sleep(moment.afterMs);
        await life.kill();
      }
      await home.letPass(BETWEEN_LIVES_MS);
      [life, next] = [next, bear()];
      life.begin();
    },
    async quiet() {
      const url = await life.metricsUrl();
      await until(async () => !BUSY.test(await (await fetch(url)).text()));
    },
    end: async () => void (await Promise.all([life.end(), next.kill()])),
    async listen() {
      const last = createLife({ ...settings, ROLE: 'all', AHEAD_MS: String(BETWEEN_LIVES_MS * born) });
      last.begin();
      return { url: await last.url(), end: last.end };
    },
    async close() {
      await Promise.all([life.kill(), next.kill()]);
      await connector.close();
      rmSync(caDir, { recursive: true });
    },
  };
}

const BUSY = /^healthdesk_queue_jobs\{.*kind="tell-[^}]*state="(due|under-way)".*\} [1-9]/m;

const settingsOn = ({ url }: Sandbox) => ({
  ...localBotAt(url),
  AUDIENCE_DEFAULT: 'all',
  LOOK_SECONDS_AZURE: '0',
  SERVICE_DETAILS: 'off',
});
