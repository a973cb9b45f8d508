import { expect } from 'chai';
import { CLOUD_NAMES, CLOUDS } from '../../src/clouds.ts';
import { keyProblems } from '../../src/config/token-key.ts';

const problemsOf = (TOKEN_KEY_VAULT_URL: string, more: Record<string, string> = {}) =>
  keyProblems({ TOKEN_KEY_VAULT_URL, ...more }, 'TOKEN_KEY').join();

describe('settings of the token key', () => {
  for (const CLOUD of CLOUD_NAMES) {
    const { host } = new URL(CLOUDS[CLOUD].keyVault.url);

    it(`${CLOUD}: takes a secret of a vault of this cloud, and of no other`, () => {
      expect(problemsOf(`https://ours.${host}/secrets/token-key`, { CLOUD })).to.equal('');
      expect(problemsOf(`https://ours.${host}/secrets/token-key/0123abc`, { CLOUD })).to.equal('');
      for (const name of CLOUD_NAMES) {
        const other = new URL(CLOUDS[name].keyVault.url).host;
        if (other === host) continue;
        expect(problemsOf(`https://ours.${other}/secrets/token-key`, { CLOUD })).to.include(host);
      }
    });
  }

  it('take no other host, however alike, no plain HTTP and nothing but a secret', () => {
    for (const wrong of [
      'https://ours.vault.azure.net.evil.example/secrets/k',
      'https://evilvault.azure.net/secrets/k',
      'https://ours.vault.azure.net@evil.example/secrets/k',
      'https://ours.vault.azure.net:8443/secrets/k',
      'http://ours.vault.azure.net/secrets/k',
      'https://ours.vault.azure.net/keys/k',
      'https://ours.vault.azure.net/secrets/k/../../x?y=1',
      'https://ours.vault.azure.net/secrets/k?y=1',
      'https://somebody@ours.vault.azure.net/secrets/k',
      'no address',
    ]) {
      expect(problemsOf(wrong), wrong).to.include('TOKEN_KEY_VAULT_URL');
    }
  });

  it('take the key from one place alone', () => {
    expect(problemsOf('https://ours.vault.azure.net/secrets/k', { TOKEN_KEY: 'x' })).to.include('only one of them');
    expect(keyProblems({ TOKEN_KEY: 'x' }, 'TOKEN_KEY')).to.eql([]);
  });
});
