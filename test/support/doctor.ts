import { expect } from 'chai';
import { report } from '../../scripts/doctor/report.ts';
import { type Examination, examine } from '../../src/house/doctor.ts';
import type { Row } from '../../src/services/checkup/check.ts';
import type { CustomerWish } from '../../src/services/checkup/customers.ts';
import type { CustomerRow } from '../../src/services/checkup/look-at-customer.ts';
import type { Sandbox } from './sandbox.ts';
import { GOOD_FORM, PARTNER_TENANT_ID } from './sandbox-calls.ts';
import { STORY_NOW } from './story.ts';
import { createHandWorld } from './world.ts';

export interface Examined extends Examination {
  row(name: string): Row;
  customer(name: string): CustomerRow;
  /** What a person reads. */
  readonly text: string;
}

/** What a bot that reads the sandbox is set up with. */
export const settingsFor = ({ url }: Pick<Sandbox, 'url'>): Record<string, string> => ({
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID,
  READER_CLIENT_ID: GOOD_FORM.client_id,
  READER_CLIENT_SECRET: GOOD_FORM.client_secret,
  LOGIN_URL: url,
  GRAPH_URL: url,
  ARM_URL: url,
  PARTNER_CENTER_URL: url,
  KEY_VAULT_URL: url,
});

/** Runs doctor in this process; a world in which nothing is waited for. */
export async function doctor(
  env: Record<string, string>,
  customers: CustomerWish = 'none',
  world = createHandWorld(STORY_NOW),
): Promise<Examined> {
  const examination = await examine({ env, customers, tell: () => {} }, world);
  const text = report(examination, { json: false, width: 100 });
  for (const said of [text, report(examination, { json: true, width: 100 })]) {
    for (const secret of [
      env.READER_CLIENT_SECRET,
      env.TOKEN_KEY,
      env.BOT_APP_SECRET,
      env.ONCALL_SMTP_PASSWORD,
      'eyJ',
      '1.Ab',
    ]) {
      if (secret) expect(said, 'no secret is ever shown').to.not.include(secret);
    }
  }
  const of = <One extends { readonly name: string }>(all: readonly One[], name: string): One =>
    all.find((one) => one.name === name) ?? expect.fail(`there is no row ${name}:\n${text}`);
  return {
    ...examination,
    row: (name) => of(examination.rows, name),
    customer: (name) => of(examination.customers, name),
    text,
  };
}
