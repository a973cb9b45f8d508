import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { refuseTakenPorts } from '../../../scripts/start/ports.ts';

const START = fileURLToPath(new URL('../../../scripts/start.ts', import.meta.url));

describe('npm start looks at its ports first', () => {
  let taken: Server;
  let port: number;

  beforeEach(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    port = (taken.address() as AddressInfo).port;
  });
  afterEach(async () => {
    if (taken.listening) await once(taken.close(), 'close');
  });

  const places = { sandboxPort: 0, botPort: 0, playgroundPort: undefined, dataDir: '', runDir: '' };

  it('lets free ones pass', async () => {
    await once(taken.close(), 'close');
    await refuseTakenPorts({ ...places, botPort: port });
  });

  const SETTINGS = { sandboxPort: 'SANDBOX_PORT', botPort: 'PORT', playgroundPort: 'PLAYGROUND_PORT' };
  for (const [place, setting] of Object.entries(SETTINGS)) {
    it(`says that ${setting} moves the one that is in use`, async () => {
      const outcome = await refuseTakenPorts({ ...places, [place]: port }).catch((error: Error) => error.message);
      expect(outcome).to.match(new RegExp(`^Port ${port} for the \\w+ is in use\\. .*: ${setting}=… npm start$`));
    });
  }

  it('starts nothing then, and ends with exit code 1', async () => {
    const start = spawn(process.execPath, [START], { env: { SANDBOX_PORT: String(port), PLAYGROUND: 'off' } });
    const [said, [code]] = await Promise.all([text(start.stdout), once(start, 'close')]);
    expect(code).to.equal(1);
    expect(said).to.include(`Port ${port} for the sandbox is in use.`).and.not.to.include('Starting');
  });
});
