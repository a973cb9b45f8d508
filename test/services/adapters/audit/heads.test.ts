import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { SignedHead } from '../../../../src/domain/audit.ts';
import { createHeadFile, headsIn } from '../../../../src/services/adapters/audit/head-file.ts';
import { createHeadWebhook } from '../../../../src/services/adapters/audit/head-webhook.ts';
import type { WebhookMessage } from '../../../../src/services/webhook-ports.ts';
import { NOW } from '../../../support/builders.ts';
import { anEmptyDir } from '../../../support/data-dirs.ts';

const first: SignedHead = { position: 7, hash: 'one', signedAt: NOW, keyId: 'key', signature: 'signature' };
const second: SignedHead = { position: 9, hash: 'two', signedAt: NOW };

describe('the second place of the audit trail', () => {
  it('is a file that is only added to', async () => {
    const directory = join(await anEmptyDir(), 'made', 'when', 'needed');
    expect(await createHeadFile(directory).heads()).to.eql([]);
    await createHeadFile(directory).keep(first);
    await createHeadFile(directory).keep(second);
    expect(await createHeadFile(directory).heads()).to.eql([first, second]);
  });

  it('is a receiver, whose file of what it was sent reads the same', async () => {
    const sent: WebhookMessage[] = [];
    const webhook = {
      host: 'audit.partner.example',
      post: async (message: WebhookMessage) => ({ status: 200 + sent.push(message), body: '' }),
      check: async () => {},
    };
    const keeper = createHeadWebhook({ webhook, deadline: () => new AbortController().signal });
    await keeper.keep(first);
    await keeper.keep(second);
    expect([keeper.place, ...sent.map(({ id }) => id)]).to.eql([webhook.host, 'audit-head-7', 'audit-head-9']);
    const path = join(await anEmptyDir(), 'received.jsonl');
    await writeFile(path, sent.map(({ body }) => `${body}\n`).join(''));
    expect(await headsIn(path)).to.eql([first, second]);
  });

  it('does not pass over a line that is no head: somebody was at it', async () => {
    const path = join(await anEmptyDir(), 'heads.jsonl');
    for (const line of ['{"position":0}', 'not JSON', '{"position":7,"hash":"one"}']) {
      await writeFile(path, `${JSON.stringify(first)}\n${line}\n`);
      const why = await headsIn(path).then(
        () => 'read',
        (error: Error) => error.message,
      );
      expect(why, line).to.include('line 2 is no head');
    }
  });
});
