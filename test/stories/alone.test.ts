import { expect } from 'chai';
import { aDataDir } from '../support/data-dirs.ts';
import { aPerson, READERS } from '../support/people.ts';
import { ALONE, type Program, startProgram } from '../support/program.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { buttonsOf, headingOf } from '../support/teams/card-shape.ts';
import { startTeams, type Teams } from '../support/teams/teams.ts';

describe('story: the bot alone, with no Microsoft to ask', () => {
  let program: Program;
  let url: string;
  let teams: Teams;
  const A_UUID = /[0-9a-f]{8}-[0-9a-f-]{27}/;

  before(async function start() {
    this.timeout(60_000);
    program = startProgram({ ...ALONE, GDAP_SCOPING: 'off', DATA_DIR: await aDataDir() });
    ({ url } = await program.logged(({ msg }) => msg === 'Healthdesk is open'));
    teams = await startTeams(url);
  });
  after(async () => {
    await teams.close();
    await program.stop();
  });

  it('lives, listens to this machine alone, and says that it is not ready yet', async () => {
    expect(new URL(url).hostname).to.equal('127.0.0.1');
    expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).to.deep.equal([
      503,
      { status: 'not ready', missing: 'no customers have been read yet' },
    ]);
  });

  it('names GDAP_SCOPING when it is off', async () => {
    const { level } = await program.logged(({ msg }) => /GDAP_SCOPING is off: every agent sees all/.test(String(msg)));
    expect(level).to.equal(40);
  });

  for (const [language, locale] of Object.entries(READERS)) {
    it(`says when something failed on our side, with a way on and the id that leads to the log (${language})`, async () => {
      const agent = teams.personal(aPerson(locale));
      await agent.says('help');
      teams.connector.refuseNextEdit(400);
      const card = await agent.clicks(locale === 'ko-KR' ? '고객 목록' : 'Customers', { asSubmit: true });
      expect(headingOf(card)).to.be.oneOf(['Something went wrong on our side', '저희 쪽에서 문제가 발생했습니다']);
      expect(buttonsOf(card)).to.have.length(3);
      expect(cardText(card)).to.not.match(/\bat \/|Error|gone/);

      const [correlationId] = A_UUID.exec(cardText(card)) ?? [];
      const line = await program.logged((one) => one.msg === 'a turn failed' && one.correlationId === correlationId);
      expect(line).to.include({ level: 50 });
      expect(line.err.stack).to.match(/\bat \S/);
    });
  }

  it('gives each turn an id of its own, and logs none of the words that were said', async () => {
    const agent = teams.personal(aPerson());
    await agent.says('a secret word of a customer');
    await agent.says('cancel');
    const turns = program.log.filter(({ msg }) => msg === 'turn').map(({ correlationId }) => correlationId);
    expect(new Set(turns).size).to.equal(turns.length).and.be.at.least(2);
    expect(JSON.stringify(program.log)).to.not.include('secret word');
  });

  it('leaves when asked to', async () => {
    await program.stop();
    expect(await program.ended).to.deep.equal({ code: 0, said: '' });
  });
});
