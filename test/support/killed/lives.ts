import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localBotAt } from '../local-bot.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Connector, type ConnectorOptions, startConnector } from '../teams/connector.ts';
import type { Home } from './home.ts';
import { until } from './in-time.ts';
import { createLife, type Life } from './life.ts';

type Settings = Readonly<Record<string, string>>;
type Witness = NonNullable<ConnectorOptions['witness']>;

/** The bot, in one process after the other, on one database, between the same Microsoft and the same Teams. */
export interface Lives extends Pick<Life, 'begin' | 'kill' | 'says'> {
  readonly connector: Connector;
  /** As the life that lives now tells the time. */
  now(): Date;
  /** Sees each call to Teams from now on, in place of whoever did before; nobody does when it is left out. */
  watch(witness?: Witness): void;
  /** The next life begins, three minutes after the last one has died by its own clock and the database's. */
  goOn(): Promise<void>;
  /** The one that lives ends politely, and the next life goes on. */
  rest(): Promise<void>;
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

const unseen: Witness = async () => true;

/** `more` are settings on top of those that any life has here. */
export async function openLives(home: Home, sandbox: Sandbox, more: Settings = {}): Promise<Lives> {
  const caDir = mkdtempSync(join(tmpdir(), 'healthdesk-killed-'));
  const caFile = join(caDir, 'ca.pem');
  writeFileSync(caFile, sandbox.ca);
  const settings = { ...settingsOn(sandbox), NODE_EXTRA_CA_CERTS: caFile, ...home.settings, ...more };
  let witness = unseen;
  const connector = await startConnector({ witness: (call, moment) => witness(call, moment) });
  let born = 0;
  const bear = () => createLife({ ...settings, AHEAD_MS: String(BETWEEN_LIVES_MS * born++) });
  let life = bear();
  let next = bear();

  async function goOn(): Promise<void> {
    await home.letPass(BETWEEN_LIVES_MS);
    [life, next] = [next, bear()];
    life.begin();
  }

  return {
    connector,
    // The next one is born already.
    now: () => new Date(Date.now() + BETWEEN_LIVES_MS * (born - 2)),
    watch(theirs = unseen) {
      witness = theirs;
    },
    begin: () => life.begin(),
    kill: () => life.kill(),
    says: (claim) => life.says(claim),
    goOn,
    async rest() {
      await life.end();
      await goOn();
    },
    async quiet() {
      const { url } = await life.says(({ msg }) => msg === 'metrics are told');
      await until(async () => !BUSY.test(await (await fetch(url)).text()));
    },
    end: async () => void (await Promise.all([life.end(), next.kill()])),
    async listen() {
      const last = createLife({ ...settings, ROLE: 'all', AHEAD_MS: String(BETWEEN_LIVES_MS * born) });
      last.begin();
      const { url } = await last.says(isOpen);
      return { url, end: last.end };
    },
    async close() {
      await Promise.all([life.kill(), next.kill()]);
      await connector.close();
      rmSync(caDir, { recursive: true });
    },
  };
}

export const isOpen = ({ msg }: { readonly msg?: string }): boolean => msg === 'Healthdesk is open';

const BUSY = /^healthdesk_queue_jobs\{.*kind="tell-[^}]*state="(due|under-way)".*\} [1-9]/m;

const settingsOn = ({ url }: Sandbox): Settings => ({
  ...localBotAt(url),
  AUDIENCE_DEFAULT: 'all',
  LOOK_SECONDS_AZURE: '0',
  SERVICE_DETAILS: 'off',
});
