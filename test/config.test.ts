import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { readConfig, SETTINGS, SettingsError } from '../src/config.ts';
import { DEFAULT_POLICY } from '../src/domain/policy.ts';

const READER = {
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 'never-shown',
};
const BOT = { BOT_APP_ID: '33333333-3333-4333-8333-333333333333', BOT_APP_TENANT_ID: READER.PARTNER_TENANT_ID };

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('take their defaults', () => {
    const config = readConfig({ ...READER, ...BOT, BOT_APP_SECRET: 's' });
    expect(config).to.include({
      PORT: 3978,
      bind: '0.0.0.0',
      CACHE_MS: 60_000,
      AUDIENCE_DEFAULT: 'none',
      DATA_DIR: '.data',
    });
    expect(config.PORTAL_TEMPLATES.serviceHealth).to.match(/^https:/);
  });

  it('say everything that is wrong at once, each with its name, and never a value', () => {
    const problems = problemsOf({ PORT: 'x', GRAPH_URL: 'http://plain.example', READER_CLIENT_SECRET: 'never-shown' });
    const text = problems.join('\n');
    for (const name of ['PORT', 'GRAPH_URL', 'PARTNER_TENANT_ID', 'READER_CLIENT_ID']) expect(text).to.include(name);
    expect(text).not.to.include('never-shown');
  });

  it('refuse a bot that nobody could be sure of', () => {
    expect(problemsOf(READER).join()).to.include('BOT_APP_ID');
    expect(problemsOf({ ...READER, ...BOT }).join()).to.include('BOT_APP_SECRET');
    expect(problemsOf({ ...READER, BOT_LOCAL: 'true', BIND: '0.0.0.0' }).join()).to.include('BIND');
    expect(problemsOf({ ...READER, BOT_LOCAL: 'true', NODE_ENV: 'production' }).join()).to.include('NODE_ENV');
    expect(problemsOf({ ...READER, ...BOT, BOT_APP_SECRET: 's', BOT_LOCAL: 'true' }).join()).to.include('BOT_LOCAL');
    expect(problemsOf({ ...READER, ...BOT, BOT_APP_TYPE: 'UserAssignedMSI' })).to.deep.equal([]);
  });

  it('name what is wrong with the bot beside everything else', () => {
    const text = problemsOf({ PORT: 'x', ALLOWED_TENANTS: 'contoso.com', TEAMS_HOSTS: 'https://x' }).join('\n');
    for (const name of ['PORT', 'PARTNER_TENANT_ID', 'ALLOWED_TENANTS', 'TEAMS_HOSTS', 'BOT_APP_ID']) {
      expect(text).to.include(name);
    }
  });

  it("let the partner's own people in, unless others are named", () => {
    const local = { ...READER, BOT_LOCAL: 'true' };
    expect(readConfig(local).ALLOWED_TENANTS).to.deep.equal([READER.PARTNER_TENANT_ID]);
    const others = [BOT.BOT_APP_ID, READER.READER_CLIENT_ID];
    expect(readConfig({ ...local, ALLOWED_TENANTS: others.join(', ') }).ALLOWED_TENANTS).to.deep.equal(others);
  });

  it('bind a local bot to loopback', () => {
    expect(readConfig({ ...READER, BOT_LOCAL: 'true' }).bind).to.equal('127.0.0.1');
  });

  it('take other portal addresses, https ones only', () => {
    const { PORTAL_TEMPLATES } = readConfig({
      ...READER,
      BOT_LOCAL: 'true',
      PORTAL_TEMPLATES: '{"issue":"https://admin.example/{incidentId}"}',
    });
    expect(PORTAL_TEMPLATES.issue).to.equal('https://admin.example/{incidentId}');
    for (const wrong of ['{"issue":"javascript:alert(1)"}', '{"nothing":"https://x.example"}', 'no json']) {
      expect(problemsOf({ ...READER, BOT_LOCAL: 'true', PORTAL_TEMPLATES: wrong }).join()).to.include(
        'PORTAL_TEMPLATES',
      );
    }
  });

  it('change single lines of the policy, of known deeds and roles only', () => {
    const local = { ...READER, BOT_LOCAL: 'true' };
    const { POLICY } = readConfig({ ...local, POLICY: '{"escalate":["admin-agent"]}' });
    expect(POLICY.escalate).to.deep.equal(['admin-agent']);
    expect(POLICY['see-health']).to.deep.equal(DEFAULT_POLICY['see-health']);
    for (const wrong of ['{"fly":["admin-agent"]}', '{"escalate":["king"]}', '{"escalate":"admin-agent"}', 'no json']) {
      expect(problemsOf({ ...local, POLICY: wrong }).join()).to.include('POLICY');
    }
    expect(readConfig(local).GDAP_SCOPING).to.equal('on');
    expect(problemsOf({ ...local, GDAP_SCOPING: 'no' }).join()).to.include('GDAP_SCOPING');
  });

  it('part web and workers only where a server keeps what they share', () => {
    const local = { ...READER, BOT_LOCAL: 'true' };
    expect(readConfig(local).ROLE).to.equal('all');
    for (const ROLE of ['web', 'worker']) {
      expect(problemsOf({ ...local, ROLE }).join())
        .to.include('ROLE')
        .and.include('DATABASE_URL');
      expect(readConfig({ ...local, ROLE, DATABASE_URL: 'postgres://db.example/healthdesk' }).ROLE).to.equal(ROLE);
    }
  });

  it('let no rounds use up what Microsoft allows for a customer', () => {
    const local = { ...READER, BOT_LOCAL: 'true' };
    expect(readConfig(local)).to.include({ LOOK_SECONDS_M365: 60, LOOK_SECONDS_AZURE: 300, HISTORY_DAYS: 400 });
    expect(readConfig({ ...local, LOOK_SECONDS_M365: '0' }).LOOK_SECONDS_M365).to.equal(0);
    expect(problemsOf({ ...local, LOOK_SECONDS_AZURE: '14' }).join()).to.include('LOOK_SECONDS_AZURE');
  });

  it('tell metrics beyond this machine only to who brings a token', () => {
    const open = { ...READER, BOT_LOCAL: 'true', METRICS_PORT: '9464', METRICS_BIND: '0.0.0.0' };
    expect(problemsOf(open).join()).to.include('METRICS_TOKEN');
    expect(problemsOf({ ...open, METRICS_TOKEN: 'short' }).join()).to.include('METRICS_TOKEN');
    expect(problemsOf({ ...open, METRICS_TOKEN: 'sixteen-characters' })).to.deep.equal([]);
    expect(problemsOf({ ...open, METRICS_BIND: '127.0.0.1' })).to.deep.equal([]);
    expect(problemsOf({ ...open, METRICS_BIND: '127.0.0.1', METRICS_PORT: '3978' }).join()).to.include('METRICS_PORT');
  });

  it('are all explained in env/.env.example, with their defaults', () => {
    const text = readFileSync(new URL('../env/.env.example', import.meta.url), 'utf8');
    const named = [...text.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name);
    expect(named).to.have.members(Object.keys(SETTINGS));
    const filled = readConfig({ ...parseEnv(text), ...READER, BOT_LOCAL: 'true' });
    expect(filled).to.deep.equal(readConfig({ ...READER, BOT_LOCAL: 'true' }));
  });
});
