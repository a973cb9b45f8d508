import { type Config, readConfig, SettingsError } from '../config.ts';
import { createEmptyDatabase } from '../services/adapters/storage/empty-database.ts';
import { lookAtDatabase } from '../services/adapters/storage/look-at-database.ts';
import { accountChecks } from '../services/checkup/accounts.ts';
import { auditCheck } from '../services/checkup/audit.ts';
import { calendarCheck } from '../services/checkup/calendar.ts';
import { failed, ok, type Row, runChecks } from '../services/checkup/check.ts';
import {
  type CustomerWish,
  chooseCustomers,
  customersNotAsked,
  customersRow,
  lookAtCustomers,
} from '../services/checkup/customers.ts';
import { azureDeskRow, deskChecks } from '../services/checkup/desks.ts';
import { foundations, type TokenKeysFound } from '../services/checkup/foundations.ts';
import type { CustomerRow } from '../services/checkup/look-at-customer.ts';
import { oncallCheck } from '../services/checkup/oncall.ts';
import { partnerChecks } from '../services/checkup/partner.ts';
import { webhookCheck } from '../services/checkup/webhook.ts';
import { ACCOUNT_NAMES } from '../services/ports.ts';
import { createDoctorsView } from './doctor/customers.ts';
import { azureDeskGap, deskNeeds } from './doctor/desks.ts';
import { accountNeeds, auditNeeds, foundationNeeds, oncallNeeds, partnerNeeds, webhookNeeds } from './doctor/needs.ts';
import { createMicrosoft } from './microsoft.ts';
import { createReaderAccess } from './reader-access.ts';
import { TokenKeyUnreadableError, withTokenKeys } from './token-keys.ts';
import type { World } from './world.ts';

export interface Examination {
  readonly rows: readonly Row[];
  readonly customers: readonly CustomerRow[];
  /** False when the bot could not do its main job, or must not run like this: some row has failed. */
  readonly isWell: boolean;
}

export interface ExaminationWish {
  readonly env: NodeJS.ProcessEnv;
  readonly customers: CustomerWish;
  /** A test notice goes to everybody on call. */
  readonly page?: boolean | undefined;
  /** Hears what is asked now. */
  readonly tell: (asks: string) => void;
}

/**
 * Asks each outside system one harmless question with the configured identity, then looks at customers. Changes nothing:
 * no migration, no renewed token, no noted access way, and no notice to those on call unless one is wished for. A database that a bot holds is left to it.
 */
export async function examine(
  { env, customers: wish, page, tell }: ExaminationWish,
  world: World,
): Promise<Examination> {
  const settings = settingsOf(env);
  if (settings instanceof SettingsError) return result([settingsRow(settings)], []);
  const { config, tokenKeys } = await findTokenKeys(settings, world);
  const look = await lookAtDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR });
  const isReadable = look.kind === 'open' && look.migrationsBehind === 0;
  const db = isReadable ? look.database.db : createEmptyDatabase();
  try {
    const silent = { onExpiring: () => {}, onRenewalFailure: () => {} };
    const access = createReaderAccess(config, world, db, silent);
    const microsoft = createMicrosoft(config, world, access);
    const accounts = isReadable || look.kind === 'absent' ? await access.vault.accounts() : undefined;
    const desk = { config, world, access, microsoft };
    const partner = partnerNeeds(desk);
    const account = accountNeeds(desk, accounts);
    const rows = await runChecks(
      [
        ...foundations(foundationNeeds(desk, { database: look, tokenKeys })),
        ...partnerChecks(partner),
        webhookCheck(webhookNeeds(desk)),
        ...ACCOUNT_NAMES.flatMap((name) => accountChecks(name, account)),
        ...deskChecks(deskNeeds(desk, accounts)),
        oncallCheck(oncallNeeds(desk, page)),
        auditCheck(auditNeeds(desk)),
        calendarCheck({ address: config.PUBLIC_URL, isLocal: config.BOT_LOCAL }),
      ],
      tell,
    );
    const all = [settingsRow(config), ...rows];
    if (rows.some(({ name, outcome }) => name === 'relationships' && !['ok', 'warn'].includes(outcome))) {
      return result([...all, azureDeskRow(azureDeskGap(desk), []), customersNotAsked('the relationships')], []);
    }
    const view = createDoctorsView(desk, { db, relationships: await partner.relationships(), accounts });
    const { chosen, leftOut } = chooseCustomers(await view.known(), wish);
    const needs = await view.lookNeeds(chosen);
    const looked = await lookAtCustomers(needs, chosen, (done) => tell(`Customers: ${done} of ${chosen.length}`));
    const azureDesk = azureDeskRow(
      azureDeskGap(desk),
      looked.map((row) => row.azureDesk),
    );
    const customers = customersRow(looked, leftOut, { wish, accountsSeen: accounts !== undefined });
    return result([...all, azureDesk, customers], looked);
  } finally {
    if (look.kind === 'open') await look.database.close();
  }
}

function settingsOf(env: NodeJS.ProcessEnv): Config | SettingsError {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
}

function settingsRow(settings: Config | SettingsError): Row {
  const plan = { name: 'settings', system: 'Settings', asks: 'Are they complete, and do they make sense?' };
  if (!(settings instanceof SettingsError)) return { ...plan, ...ok(`They are; CLOUD=${settings.CLOUD}.`) };
  return { ...plan, ...failed(settings.problems.join('; '), 'env/.env.example explains every setting.') };
}

/** The settings with the key in them, if it can be had, and where it was found. */
async function findTokenKeys(
  settings: Config,
  world: World,
): Promise<{ readonly config: Config; readonly tokenKeys: TokenKeysFound }> {
  try {
    const config = await withTokenKeys(settings, world);
    const kind = settings.TOKEN_KEY_VAULT_URL === undefined ? 'settings' : 'vault';
    const count = config.TOKEN_KEY.length;
    return { config, tokenKeys: count === 0 ? { kind: 'none' } : { kind, count } };
  } catch (error) {
    if (!(error instanceof TokenKeyUnreadableError)) throw error;
    return { config: settings, tokenKeys: { kind: 'unreadable', why: error.message } };
  }
}

const result = (rows: readonly Row[], customers: readonly CustomerRow[]): Examination => ({
  rows,
  customers,
  isWell: rows.every(({ outcome }) => outcome !== 'failed'),
});
