import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';

const LOCAL = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 'never-shown',
};
const MAIL = {
  ONCALL_MAIL_TO: 'kim@partner.example, desk@partner.example',
  ONCALL_MAIL_FROM: 'healthdesk@partner.example',
  ONCALL_SMTP_HOST: 'smtp.partner.example',
};
const KEY = Buffer.alloc(32, 7).toString('base64');
const HOOK = {
  ONCALL_WEBHOOK_URL: 'https://alerts.partner.example/healthdesk',
  ONCALL_WEBHOOK_SECRET: `whsec_${KEY}`,
  WEBHOOK_HOSTS: 'alerts.partner.example',
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

describe('settings of who is on call', () => {
  it('are nobody, unless set', () => {
    const { ONCALL_MAIL_TO, ONCALL_WEBHOOK_URL, ONCALL_WEBHOOK_SECRET } = readConfig(LOCAL);
    expect([ONCALL_MAIL_TO, ONCALL_WEBHOOK_URL, ONCALL_WEBHOOK_SECRET]).to.deep.equal([[], undefined, []]);
  });

  it('take several addresses, and keys while one is changed', () => {
    const keys = { ...HOOK, ONCALL_WEBHOOK_SECRET: `${KEY}, whsec_${KEY}` };
    const config = readConfig({ ...LOCAL, ...MAIL, ...keys });
    expect(config.ONCALL_MAIL_TO).to.deep.equal(['kim@partner.example', 'desk@partner.example']);
    expect(config.ONCALL_WEBHOOK_SECRET.map(({ length }) => length)).to.deep.equal([32, 32]);
    expect(config).to.include({ ONCALL_SMTP_PORT: 587, ONCALL_SMTP_TLS: 'required' });
  });

  it('go together', () => {
    expect(problemsOf({ ONCALL_MAIL_TO: 'kim@partner.example' }))
      .to.include('ONCALL_SMTP_HOST')
      .and.include('ONCALL_MAIL_FROM');
    expect(problemsOf({ ONCALL_SMTP_HOST: 'smtp.partner.example' })).to.include('ONCALL_MAIL_TO');
    expect(problemsOf({ ...MAIL, ONCALL_SMTP_USER: 'healthdesk' })).to.include('ONCALL_SMTP_PASSWORD');
    expect(problemsOf({ ...MAIL, ONCALL_MAIL_TO: 'kim' })).to.include('ONCALL_MAIL_TO');
    expect(problemsOf({ ...HOOK, ONCALL_WEBHOOK_SECRET: '' })).to.include('ONCALL_WEBHOOK_SECRET');
    expect(problemsOf({ ...HOOK, ONCALL_WEBHOOK_URL: '' })).to.include('ONCALL_WEBHOOK_SECRET');
    expect(problemsOf({ ...HOOK, WEBHOOK_HOSTS: 'partner.example' })).to.include('WEBHOOK_HOSTS');
  });

  it('allow nothing that could be read or forged on the way', () => {
    expect(problemsOf({ ...MAIL, ONCALL_SMTP_TLS: 'none' })).to.include('ONCALL_SMTP_TLS');
    expect(problemsOf({ ...MAIL, ONCALL_SMTP_HOST: 'localhost', ONCALL_SMTP_TLS: 'none' })).to.equal('');
    expect(problemsOf({ ...HOOK, ONCALL_WEBHOOK_URL: 'http://alerts.partner.example/' })).to.include('https');
    const short = Buffer.alloc(8, 7).toString('base64');
    expect(problemsOf({ ...HOOK, ONCALL_WEBHOOK_SECRET: short }))
      .to.include('ONCALL_WEBHOOK_SECRET')
      .and.not.include(short);
  });

  it('lead to this machine for the sandbox alone', () => {
    expect(problemsOf({ WEBHOOK_LOOPBACK: 'true' })).to.equal('');
    expect(problemsOf({ WEBHOOK_LOOPBACK: 'true', BOT_LOCAL: 'false' })).to.include('WEBHOOK_LOOPBACK');
  });
});
