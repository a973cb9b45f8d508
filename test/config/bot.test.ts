import { expect } from 'chai';
import { readBot } from '../../src/config/bot.ts';
import { aReaderCertificate } from '../support/reader-certificate.ts';

const APP = '33333333-3333-4333-8333-333333333333';
const TENANT = '11111111-1111-4111-8111-111111111111';
const BOT = { BOT_APP_ID: APP, BOT_APP_TENANT_ID: TENANT };
const noFile = (): string => {
  throw new Error('ENOENT');
};
const problemsOf = (env: Record<string, string>, readFile: (path: string) => string = noFile): string => {
  const read = readBot(env, readFile);
  return Array.isArray(read) ? read.join('\n') : '';
};

describe("the bot's registration", () => {
  it('proves itself with a secret', () => {
    expect(readBot({ ...BOT, BOT_APP_SECRET: 's' }, noFile)).to.deep.equal({
      appId: APP,
      tenantId: TENANT,
      proof: { kind: 'secret', secret: 's' },
    });
  });

  it('proves itself with a certificate, which has to hold its own private key', async () => {
    const [{ cert, pem }, other] = [await aReaderCertificate(), await aReaderCertificate()];
    const env = { ...BOT, BOT_APP_CERTIFICATE_PATH: '/run/secrets/bot.pem' };
    expect(readBot(env, () => pem)).to.deep.include({ proof: { kind: 'certificate', pem } });
    expect(problemsOf(env)).to.equal('BOT_APP_CERTIFICATE_PATH: the file cannot be read');
    expect(problemsOf(env, () => cert)).to.include('must hold a certificate and its private key');
    expect(problemsOf(env, () => 'nothing')).to.include('must hold a certificate and its private key');
    expect(problemsOf(env, () => other.pem.replace(other.cert, cert))).to.include("is not the certificate's");
  });

  it('is a managed identity, which has neither', () => {
    const env = { ...BOT, BOT_APP_TYPE: 'UserAssignedMSI' };
    expect(readBot(env, noFile)).to.deep.include({ proof: { kind: 'managed-identity' } });
    expect(problemsOf({ ...env, BOT_APP_SECRET: 's', BOT_APP_CERTIFICATE_PATH: 'p' })).to.equal(
      'BOT_APP_SECRET, BOT_APP_CERTIFICATE_PATH: must not be set for BOT_APP_TYPE=UserAssignedMSI, which has no secret',
    );
  });

  it('names all that is wrong or left out at once, and no value', () => {
    const incomplete = problemsOf({ BOT_APP_ID: 'hush-id', BOT_APP_TENANT_ID: 'hush-tenant' });
    for (const name of ['BOT_APP_ID', 'BOT_APP_TENANT_ID', 'BOT_APP_SECRET', 'BOT_APP_CERTIFICATE_PATH']) {
      expect(incomplete).to.include(name);
    }
    const twice = problemsOf({ BOT_APP_ID: APP, BOT_APP_SECRET: 'hush-secret', BOT_APP_CERTIFICATE_PATH: 'hush-path' });
    expect(twice).to.include('only one of them').and.include('BOT_APP_TENANT_ID');
    expect(incomplete + twice).not.to.include('hush');
  });

  it('may be left out on this machine alone, never in production, and never together with one', () => {
    expect(readBot({ BOT_LOCAL: 'true' }, noFile)).to.equal(undefined);
    expect(problemsOf({})).to.include('BOT_APP_ID');
    expect(problemsOf({ BOT_LOCAL: 'false' })).to.include('BOT_APP_ID');
    const all = problemsOf({ BOT_LOCAL: 'true', ...BOT, BIND: '0.0.0.0', NODE_ENV: 'production' });
    for (const name of ['BOT_LOCAL', 'BIND', 'NODE_ENV']) expect(all).to.include(name);
    for (const BIND of ['::', '10.0.0.4', '127.0.0.1.example']) {
      expect(problemsOf({ BOT_LOCAL: 'true', BIND })).to.include('BIND');
    }
  });
});
