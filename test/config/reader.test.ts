import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';
import { aReaderCertificate } from '../support/reader-certificate.ts';

const BASE = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
};
const SECRET = { ...BASE, READER_CLIENT_SECRET: 'never-shown' };

describe('settings of the reader', () => {
  let files: Record<string, string>;
  const readFile = (path: string): string => files[path] ?? expect.fail('there is no such file');
  const read = (env: NodeJS.ProcessEnv) => readConfig(env, readFile);
  const problemsOf = (env: NodeJS.ProcessEnv): string => {
    try {
      read(env);
    } catch (error) {
      if (error instanceof SettingsError) return error.problems.join('\n');
      throw error;
    }
    return '';
  };
  let pem: string;
  let other: string;

  before(async () => {
    pem = (await aReaderCertificate()).pem;
    other = (await aReaderCertificate()).cert;
    files = { '/reader.pem': pem };
  });

  it('take one proof of four', () => {
    expect(read(SECRET).reader).to.deep.equal({ kind: 'secret', secret: 'never-shown' });
    const certificate = { kind: 'certificate', pem };
    expect(read({ ...BASE, READER_CERTIFICATE_PATH: '/reader.pem' }).reader).to.deep.equal(certificate);
    expect(read({ ...BASE, READER_CERTIFICATE: pem.replaceAll('\n', '\\n') }).reader).to.deep.equal(certificate);
    expect(read({ ...BASE, READER_MANAGED_IDENTITY: 'system' }).reader).to.deep.equal({ kind: 'managed-identity' });
    expect(read({ ...BASE, READER_MANAGED_IDENTITY: BASE.PARTNER_TENANT_ID }).reader).to.deep.equal({
      kind: 'managed-identity',
      clientId: BASE.PARTNER_TENANT_ID,
    });
  });

  it('take neither none nor two of them', () => {
    expect(problemsOf(BASE)).to.include('READER_CLIENT_SECRET').and.include('READER_MANAGED_IDENTITY');
    const two = problemsOf({ ...SECRET, READER_MANAGED_IDENTITY: 'system' });
    expect(two).to.include('READER_CLIENT_SECRET, READER_MANAGED_IDENTITY').and.not.include('never-shown');
  });

  it('take no certificate that would not do', () => {
    const key = pem.slice(0, pem.indexOf('-----BEGIN CERTIFICATE'));
    expect(problemsOf({ ...BASE, READER_CERTIFICATE_PATH: '/none.pem' })).to.include('cannot be read');
    for (const half of [key, other, 'no pem']) {
      expect(problemsOf({ ...BASE, READER_CERTIFICATE: half })).to.match(/^READER_CERTIFICATE: /);
    }
    expect(problemsOf({ ...BASE, READER_CERTIFICATE: key + other })).to.include("is not the certificate's");
    expect(problemsOf({ ...BASE, READER_CERTIFICATE: key + other })).to.not.include('PRIVATE');
    expect(problemsOf({ ...BASE, READER_MANAGED_IDENTITY: 'mine' })).to.include('READER_MANAGED_IDENTITY');
  });

  it('refuse what would read the wrong tenant, or make one application of two', () => {
    expect(problemsOf({ ...SECRET, AZURE_IDENTITY_DISABLE_MULTITENANTAUTH: '1' })).to.include(
      'AZURE_IDENTITY_DISABLE_MULTITENANTAUTH',
    );
    const same = { ...SECRET, BOT_APP_ID: BASE.READER_CLIENT_ID };
    expect(problemsOf(same)).to.include('READER_CLIENT_ID: must not be the BOT_APP_ID');
  });

  it('name every problem at once', () => {
    const problems = problemsOf({ PORT: 'x', TOKEN_KEY: 'short', AZURE_IDENTITY_DISABLE_MULTITENANTAUTH: '1' });
    for (const name of [
      'PORT',
      'TOKEN_KEY',
      'READER_CLIENT_ID',
      'READER_CLIENT_SECRET',
      'MULTITENANTAUTH',
      'BOT_APP_ID',
    ])
      expect(problems).to.include(name);
  });

  it('take keys of 32 bytes, the newest first', () => {
    const keys = [randomBytes(32), randomBytes(32)];
    const read32 = read({ ...SECRET, TOKEN_KEY: keys.map((key) => key.toString('base64')).join(', ') }).TOKEN_KEY;
    expect(read32.map((key) => Buffer.from(key).toString('hex'))).to.eql(keys.map((key) => key.toString('hex')));
    expect(read(SECRET).TOKEN_KEY).to.eql([]);
    expect(problemsOf({ ...SECRET, TOKEN_KEY: randomBytes(16).toString('base64') })).to.include('TOKEN_KEY');
  });

  it('take a cloud, with its own addresses save those that are named', () => {
    const { cloud, PORTAL_TEMPLATES } = read({ ...SECRET, CLOUD: 'gcch', GRAPH_URL: 'https://localhost:1' });
    expect(cloud).to.deep.include({ name: 'gcch', login: 'https://login.microsoftonline.us' });
    expect(cloud.graph).to.deep.equal({ url: 'https://localhost:1', audience: 'https://graph.microsoft.us' });
    expect(PORTAL_TEMPLATES.azureServiceHealth).to.match(/^https:\/\/portal\.azure\.us\//);
    expect(problemsOf({ ...SECRET, CLOUD: 'moon' })).to.include('CLOUD');
  });
});
