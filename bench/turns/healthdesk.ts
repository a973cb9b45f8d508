import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../test/support/sandbox.ts';
import { type Bot, startBot } from './bots.ts';

export interface Where {
  readonly sandbox: Sandbox;
  /** Absent for the embedded database. */
  readonly databaseUrl?: string;
  readonly cacheMs: number;
}

/** The product as `npm start` joins it to the sandbox, its log (level info, as by default) written to nowhere. */
export async function startHealthdesk({ sandbox, databaseUrl, cacheMs }: Where): Promise<Bot> {
  const home = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
  const clear = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', clear);
  const caFile = join(home, 'sandbox-ca.pem');
  writeFileSync(caFile, sandbox.ca);
  const bot = await startBot(['src/index.ts'], {
    BOT_LOCAL: 'true',
    PARTNER_TENANT_ID: '5a0d0000-0000-4000-8000-0000000000aa',
    READER_CLIENT_ID: '5a0d0000-0000-4000-8000-000000000001',
    READER_CLIENT_SECRET: 'sandbox-only',
    LOGIN_URL: sandbox.url,
    GRAPH_URL: sandbox.url,
    ARM_URL: sandbox.url,
    PARTNER_CENTER_URL: sandbox.url,
    NODE_EXTRA_CA_CERTS: caFile,
    CACHE_MS: String(cacheMs),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: join(home, 'data') }),
  });
  return {
    ...bot,
    async stop() {
      await bot.stop();
      clear();
    },
  };
}
