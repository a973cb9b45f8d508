import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { places } from '../../../scripts/start/places.ts';
import { programs } from '../../../scripts/start/programs.ts';

const SANDBOX = 'https://localhost:56160';

/** A shell of somebody who also works with the real clouds. */
const SHELL = {
  PATH: '/bin',
  BOT_APP_ID: 'real',
  READER_CLIENT_SECRET: 'real',
  GRAPH_URL: 'https://graph.microsoft.com',
  AUTH_CLIENT_SECRET: 'real',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  SANDBOX_CUSTOMERS: '10000',
  DATABASE_URL: 'postgres://localhost/healthdesk',
};

describe('the programs of npm start', () => {
  const all = programs(places({}), SHELL);
  const named = (name: string) => {
    const found = all.find((program) => program.name === name);
    if (!found) throw new Error(`No program is named ${name}.`);
    return found;
  };

  it('come in the order in which they need each other', () => {
    expect(all.map(({ name }) => name)).to.eql(['sandbox', 'bot', 'Playground']);
  });

  it('are two without the Playground', () => {
    expect(programs(places({ PLAYGROUND: 'off' }), SHELL).map(({ name }) => name)).to.eql(['sandbox', 'bot']);
  });

  it('join the bot to the sandbox at every address, whatever the shell says', () => {
    const { env } = named('bot');
    for (const key of ['LOGIN_URL', 'GRAPH_URL', 'ARM_URL', 'PARTNER_CENTER_URL'])
      expect(env[key], key).to.equal(SANDBOX);
    expect(env.NODE_EXTRA_CA_CERTS).to.equal(named('sandbox').env.SANDBOX_CA_FILE);
  });

  it('hear of the shell only what is theirs', () => {
    expect(named('sandbox').env).to.include({ SANDBOX_CUSTOMERS: '10000', SANDBOX_PORT: '56160', SANDBOX_LIVE: 'on' });
    expect(named('bot').env).to.include({ DATABASE_URL: SHELL.DATABASE_URL });
    for (const { name, env } of all)
      expect(Object.values(env), `${name} got a secret of the shell`).not.to.include('real');
    for (const { name, env } of all) expect(env, name).not.to.have.property('NODE_TLS_REJECT_UNAUTHORIZED');
  });

  it('show the chat window on the bot alone, silently: no browser, no telemetry', () => {
    const { args, env } = named('Playground');
    expect(args.join(' '))
      .to.include('--app-endpoint http://127.0.0.1:3978/api/messages')
      .and.include('preload/playground.ts');
    expect(args).to.include('--disable-telemetry');
    expect(env).to.include({ TEAMSAPPTESTER_BROWSER: 'none', APPLICATION_INSIGHTS_NO_STATSBEAT: '1' });
  });

  it('give the bot settings of the sandbox, none of which is an address', () => {
    const settings = parseEnv(readFileSync('env/.env.sandbox', 'utf8'));
    expect(settings).to.include({ BOT_LOCAL: 'true' });
    expect(Object.values(settings).join(' ')).not.to.include('://');
  });
});
