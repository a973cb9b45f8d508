import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';

const LOCAL = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 'never-shown',
};
const SECRET = Buffer.alloc(32, 7).toString('base64');
const DESK = {
  OWN_DESK_URL: 'https://desk.example/healthdesk',
  OWN_DESK_SECRET: SECRET,
  WEBHOOK_HOSTS: 'desk.example',
};

function problemsOf(env: NodeJS.ProcessEnv, file = '{}'): string {
  try {
    readConfig({ ...LOCAL, ...env }, () => file);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('settings of the desks', () => {
  it('offer all desks, the partner’s own once it has an address', () => {
    const config = readConfig(LOCAL);
    expect(config.REQUEST_DESKS).to.deep.equal(['azure', 'microsoft365', 'own']);
    expect(config.OWN_DESK_URL).to.equal(undefined);
    expect(readConfig({ ...LOCAL, ...DESK, SUPPORT_COUNTRY: 'kor' })).to.deep.include({
      SUPPORT_COUNTRY: 'KOR',
      OWN_DESK_SECRET: [Buffer.alloc(32, 7)],
      ownDeskProfile: undefined,
    });
  });

  it('send a partner’s words to no host that is not named, and unsigned to none', () => {
    expect(problemsOf(DESK)).to.equal('');
    expect(problemsOf({ ...DESK, WEBHOOK_HOSTS: 'other.example' })).to.include('WEBHOOK_HOSTS');
    expect(problemsOf({ ...DESK, OWN_DESK_SECRET: '' })).to.include('OWN_DESK_SECRET');
    expect(problemsOf({ ...DESK, OWN_DESK_SECRET: 'short' })).to.include('OWN_DESK_SECRET');
    expect(problemsOf({ ...DESK, OWN_DESK_URL: 'http://desk.example' })).to.include('OWN_DESK_URL');
    expect(problemsOf({ WEBHOOK_LOOPBACK: 'true', BOT_LOCAL: 'false' })).to.include('WEBHOOK_LOOPBACK');
  });

  it('read a template, or say what is wrong with it', () => {
    const OWN_DESK_TEMPLATE = 'desk.json';
    const read = readConfig({ ...LOCAL, ...DESK, OWN_DESK_TEMPLATE }, () => '{"name":"x"}');
    expect(read.ownDeskProfile).to.deep.equal({ name: 'x' });
    for (const file of ['no json', '[]', '1']) {
      expect(problemsOf({ ...DESK, OWN_DESK_TEMPLATE }, file), file).to.include('OWN_DESK_TEMPLATE');
    }
    expect(problemsOf({ OWN_DESK_TEMPLATE })).to.include('OWN_DESK_TEMPLATE');
  });

  it('know desks and countries', () => {
    expect(problemsOf({ REQUEST_DESKS: 'azure,zendesk' })).to.include('REQUEST_DESKS');
    expect(problemsOf({ SUPPORT_COUNTRY: 'Korea' })).to.include('SUPPORT_COUNTRY');
  });
});
