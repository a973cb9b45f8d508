import { expect } from 'chai';
import { readConfig, SettingsError } from '../../src/config.ts';
import { replyTemplatesOf } from '../../src/house/replies.ts';

const LOCAL = {
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  READER_CLIENT_ID: '22222222-2222-4222-8222-222222222222',
  READER_CLIENT_SECRET: 'never-shown',
  REPLY_TEMPLATES: 'ours.json',
};

function problemsOf(file: () => string): string {
  try {
    replyTemplatesOf(readConfig(LOCAL, file));
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.join('\n');
    throw error;
  }
  return '';
}

describe('the file with a partner’s own texts', () => {
  it('may be missing', () => {
    expect(replyTemplatesOf(readConfig({ ...LOCAL, REPLY_TEMPLATES: '' }))).to.deep.equal({ signature: {}, texts: {} });
  });

  it('is taken as it is', () => {
    const written = { signature: { ko: '{agent} 드림' }, texts: {} };
    expect(replyTemplatesOf(readConfig(LOCAL, () => JSON.stringify(written)))).to.deep.equal(written);
  });

  it('stops the start where it is wrong, with file and place', () => {
    const noFile = () => {
      throw new Error('ENOENT');
    };
    expect(problemsOf(noFile)).to.equal('REPLY_TEMPLATES: ours.json cannot be read (ENOENT)');
    expect(problemsOf(() => '[]')).to.include('REPLY_TEMPLATES: ours.json must be a file with a JSON object');
    expect(problemsOf(() => '{"signature":{"en":"{name}"}}')).to.equal(
      'REPLY_TEMPLATES: ours.json: signature.en: there is no {name}; there are {agent}',
    );
  });
});
