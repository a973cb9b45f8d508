import { expect } from 'chai';
import { createLog } from '../../src/house/log.ts';

describe('the log', () => {
  let lines: string;
  const log = createLog('trace', {
    write: (line) => {
      lines += line;
    },
  });
  beforeEach(() => {
    lines = '';
  });

  it('blots out what is named like a secret, wherever it stands', () => {
    log.info({
      token: 'aaa',
      form: { refresh_token: 'bbb', scope: 'kept' },
      request: { headers: { authorization: 'ccc' } },
    });
    expect(lines)
      .to.include('kept')
      .and.not.match(/aaa|bbb|ccc/);
  });

  it('blots out tokens in an error’s words, and keeps the rest', () => {
    const words = 'POST refresh_token=1.Abcdef&client_secret=hush with Bearer eyJhbGciOi.eyJzdWIi.sig failed';
    log.warn({ err: new Error(words) }, 'a chore failed');
    expect(lines).to.include('a chore failed').and.include('failed').and.include('log.test.ts');
    expect(lines).to.not.match(/1\.Abcdef|hush|eyJ/);
  });
});
