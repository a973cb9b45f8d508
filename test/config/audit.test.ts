import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';

const LOCAL = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 'never-shown',
};
const [KEY, OLD] = [7, 8].map((byte) => Buffer.alloc(32, byte).toString('base64'));
const RECEIVER = {
  AUDIT_HEADS_URL: 'https://audit.partner.example/healthdesk',
  AUDIT_HEADS_SECRET: `whsec_${KEY}`,
  WEBHOOK_HOSTS: 'audit.partner.example',
};

function problemsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig({ ...LOCAL, ...env });
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('settings of the audit trail', () => {
  it('are no key and no second place, unless set', () => {
    const { AUDIT_KEY, AUDIT_HEADS_DIR, AUDIT_HEADS_URL, AUDIT_PEOPLE_DAYS } = readConfig(LOCAL);
    expect([AUDIT_KEY, AUDIT_HEADS_DIR, AUDIT_HEADS_URL, AUDIT_PEOPLE_DAYS]).to.eql([[], undefined, undefined, 400]);
  });

  it('take several keys, the newest first, and show none that is wrong', () => {
    const { AUDIT_KEY } = readConfig({ ...LOCAL, AUDIT_KEY: `${KEY},${OLD}` });
    expect(AUDIT_KEY.map((key) => Buffer.from(key).toString('base64'))).to.eql([KEY, OLD]);
    const short = Buffer.alloc(8, 7).toString('base64');
    expect(problemsOf({ AUDIT_KEY: short }))
      .to.include('AUDIT_KEY')
      .and.not.include(short);
  });

  it('take a key or a vault, which has to be one of our cloud', () => {
    const vault = 'https://partner.vault.azure.net/secrets/audit-key';
    expect(problemsOf({ AUDIT_KEY_VAULT_URL: vault })).to.equal('');
    expect(problemsOf({ AUDIT_KEY_VAULT_URL: vault, AUDIT_KEY: KEY })).to.include('only one');
    expect(problemsOf({ AUDIT_KEY_VAULT_URL: 'https://vault.example/secrets/audit-key' })).to.include(
      'vault of this cloud',
    );
  });

  it('name a receiver only with its secret and among the hosts', () => {
    expect(problemsOf(RECEIVER)).to.equal('');
    expect(problemsOf({ ...RECEIVER, AUDIT_HEADS_SECRET: '' })).to.include('AUDIT_HEADS_SECRET');
    expect(problemsOf({ ...RECEIVER, WEBHOOK_HOSTS: '' })).to.include('WEBHOOK_HOSTS');
    expect(problemsOf({ ...RECEIVER, AUDIT_HEADS_URL: 'http://audit.partner.example/' })).to.include('https');
  });
});
