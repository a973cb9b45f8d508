import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';

const PRELOAD = new URL('../../../scripts/start/preload/playground.ts', import.meta.url).href;

describe('the Playground is held to 127.0.0.1', () => {
  it('by port', async () => {
    expect(await listening(`${await freePort()}, () => say()`)).to.eql({ said: '127.0.0.1', code: 0 });
  });

  it('by options that name every interface', async () => {
    expect(await listening(`{ port: ${await freePort()}, host: '0.0.0.0' }, () => say()`)).to.eql({
      said: '127.0.0.1',
      code: 0,
    });
  });

  it('and does not move to another port when its own was taken', async () => {
    const { said, code } = await listening('0, () => say()');
    expect(code).to.equal(1);
    expect(said).to.match(/^The port was taken in the meantime/);
  });

  async function listening(args: string): Promise<{ said: string; code: number }> {
    const script = `const server = require('node:http').createServer();
      const say = () => { console.log(server.address().address); server.close(); };
      server.listen(${args});`;
    const child = spawn(process.execPath, ['--import', PRELOAD, '--eval', script]);
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { said: (out + err).trim(), code };
  }

  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    return port;
  }
});
