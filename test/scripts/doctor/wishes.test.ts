import { expect } from 'chai';
import { readDoctorWishes } from '../../../scripts/doctor/wishes.ts';

describe('what doctor is asked for', () => {
  it('is read from the command line', () => {
    const usual = { customers: 'usual', json: false, sandbox: false, page: false };
    expect(readDoctorWishes([])).to.deep.equal(usual);
    expect(readDoctorWishes(['--customers', 'all', '--json'])).to.deep.equal({
      ...usual,
      customers: 'all',
      json: true,
    });
    expect(readDoctorWishes(['--customer', 'Contoso', '--sandbox'])).to.deep.equal({
      ...usual,
      customers: { named: 'Contoso' },
      sandbox: true,
    });
  });

  it('may be a test notice', () => {
    expect(readDoctorWishes(['--page'])).to.include({ page: true });
  });

  it('is refused when it makes no sense', () => {
    for (const wrong of ['--customers some', '--customer', '--what', 'Contoso', '--customer A --customers all']) {
      expect(readDoctorWishes(wrong.split(' ')), wrong).to.equal(undefined);
    }
  });
});
