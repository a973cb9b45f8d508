import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { createKeyRing } from '../../../../src/services/adapters/storage/key-ring.ts';

describe('key ring', () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const ring = createKeyRing([older]);

  it('opens what it has sealed, which shows nothing of it', () => {
    const sealed = ring.seal('the token 토큰', 'reader');
    expect(ring.open(sealed, 'reader')).to.equal('the token 토큰');
    expect(sealed).to.match(/^[0-9a-f]{8}\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[1] ?? '', 'base64url').toString('latin1')).to.not.include('token');
    expect(ring.seal('the token 토큰', 'reader')).to.not.equal(sealed);
  });

  it('opens it for nothing else, and not when a bit has changed', () => {
    const sealed = ring.seal('secret', 'reader');
    expect(() => ring.open(sealed, 'partner')).to.throw();
    const [id, packed = ''] = sealed.split('.');
    const bytes = Buffer.from(packed, 'base64url');
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => ring.open(`${id}.${changed.toString('base64url')}`, 'reader'), String(at)).to.throw();
    }
    expect(() => ring.open(`${id}.`, 'reader')).to.throw();
  });

  it('is changed by putting the new key first, and taking the old one out later', () => {
    const sealed = ring.seal('secret', 'reader');
    const both = createKeyRing([newer, older]);
    expect(both.open(sealed, 'reader')).to.equal('secret');
    const again = both.seal('secret', 'reader');
    expect(createKeyRing([newer]).open(again, 'reader')).to.equal('secret');
    expect(() => createKeyRing([newer]).open(sealed, 'reader')).to.throw('TOKEN_KEY');
  });

  it('seals nothing without a key', () => {
    expect(() => createKeyRing([]).seal('secret', 'reader')).to.throw('TOKEN_KEY');
  });
});
