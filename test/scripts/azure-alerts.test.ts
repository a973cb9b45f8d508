import { expect } from 'chai';
import { carryOut } from '../../scripts/azure-alerts/carry-out.ts';
import { readAlertWish } from '../../scripts/azure-alerts/wishes.ts';
import type { AlertPath } from '../../src/services/alert-ports.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { ALONE } from '../support/program.ts';
import { runScript } from '../support/run-script.ts';

const SUBSCRIPTION = '11111111-2222-4333-8444-555555555555';
const CONTOSO = { tenantId: 'tenant-1', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };
const NOW = new Date('2026-11-22T09:00:00Z');

describe('npm run azure-alerts', () => {
  function aDesk() {
    const kept = new Map<string, AlertPath>();
    return {
      kept,
      origin: 'https://bot.example',
      newSecret: () => 'secret-1',
      now: () => NOW,
      customerNamed: async (name: string) => ([CONTOSO.tenantId, CONTOSO.domain].includes(name) ? CONTOSO : undefined),
      alertPaths: {
        keep: async (secret: string, path: AlertPath) => void kept.set(secret, path),
        find: async (secret: string) => kept.get(secret),
        all: async () => [...kept.values()],
        revoke: async () => kept.delete('secret-1'),
      },
    };
  }

  it('makes an address, shows it once, and takes it back', async () => {
    const desk = aDesk();
    const said = await carryOut({ do: 'add', customer: CONTOSO.domain, subscriptionIds: [SUBSCRIPTION] }, desk);
    expect(said.at(-1)).to.equal('https://bot.example/azure-alerts/secret-1');
    expect(desk.kept.get('secret-1')).to.deep.equal({
      tenantId: 'tenant-1',
      subscriptionIds: [SUBSCRIPTION],
      since: NOW,
    });

    const [line] = await carryOut({ do: 'list' }, desk);
    expect(line).to.include('Contoso').and.include(SUBSCRIPTION).and.not.include('secret-1');
    expect(await carryOut({ do: 'revoke', customer: 'TENANT-1' }, desk)).to.deep.equal([
      'Revoked: the address answers 404 from now on.',
    ]);
    expect(await carryOut({ do: 'list' }, desk)).to.deep.equal(['No customer has an address.']);
  });

  it('makes none for somebody who is no customer', async () => {
    const asked = carryOut({ do: 'add', customer: 'nobody.example', subscriptionIds: [SUBSCRIPTION] }, aDesk());
    const error = await asked.catch((thrown: Error) => thrown);
    expect(error).to.have.property('message').that.includes('nobody.example');
  });

  it('reads what the command line asks for', () => {
    expect(readAlertWish(['list'])).to.deep.equal({ do: 'list' });
    expect(readAlertWish(['revoke', 'a'])).to.deep.equal({ do: 'revoke', customer: 'a' });
    expect(readAlertWish(['add', 'a', SUBSCRIPTION.toUpperCase()])).to.deep.equal({
      do: 'add',
      customer: 'a',
      subscriptionIds: [SUBSCRIPTION],
    });
    for (const wrong of [
      [],
      ['list', 'x'],
      ['revoke'],
      ['add', 'a'],
      ['add', 'a', 'no-guid'],
      ['fly', 'a', SUBSCRIPTION],
    ])
      expect(readAlertWish(wrong), wrong.join(' ')).to.equal(undefined);
  });

  it('runs, and says how it is used', async function () {
    this.timeout(60_000);
    const run = (...args: string[]) => runScript('scripts/azure-alerts.ts', args, { ...ALONE, DATA_DIR: dataDir });
    const dataDir = await aDataDir();
    const [list, astray] = [run('list'), run('add')];
    expect([await list.ended(), await astray.ended()]).to.deep.equal([0, 1]);
    expect(list.said()).to.include('No customer has an address.');
    expect(astray.said()).to.include('npm run azure-alerts -- add');
  });
});
