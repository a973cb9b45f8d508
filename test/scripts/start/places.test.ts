import { expect } from 'chai';
import { places } from '../../../scripts/start/places.ts';

describe('where npm start puts things', () => {
  it('has a place for everything without any setting', () => {
    const { sandboxPort, botPort, playgroundPort, dataDir, runDir } = places({});
    expect([sandboxPort, botPort, playgroundPort]).to.eql([56160, 3978, 56150]);
    expect(dataDir).to.match(/\.data$/);
    expect(runDir).to.match(/3978$/);
  });

  it('moves what it is told to move', () => {
    const moved = places({ PORT: '4000', SANDBOX_PORT: '4001', PLAYGROUND_PORT: '4002', DATA_DIR: '/elsewhere' });
    expect(moved).to.include({ botPort: 4000, sandboxPort: 4001, playgroundPort: 4002, dataDir: '/elsewhere' });
    expect(moved.runDir, 'two at once would write to the same logs').not.to.equal(places({}).runDir);
  });

  it('leaves the Playground out, and its port with it', () => {
    expect(places({ PLAYGROUND: 'off', PLAYGROUND_PORT: 'x' }).playgroundPort).to.equal(undefined);
  });

  it('says all that is wrong at once, by the name of the setting', () => {
    expect(() => places({ PORT: '70000', SANDBOX_PORT: 'abc', PLAYGROUND: 'no' })).to.throw(
      'SANDBOX_PORT must be a port from 1 to 65535, not "abc".\n' +
        'PORT must be a port from 1 to 65535, not "70000".\n' +
        'PLAYGROUND must be "off" or "on" (the default), not "no".',
    );
  });

  it('refuses one port for two', () => {
    expect(() => places({ PORT: '56150' })).to.throw('PORT and PLAYGROUND_PORT are both 56150');
  });
});
