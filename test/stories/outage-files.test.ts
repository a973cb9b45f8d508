import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { STAFF } from '../support/staff.ts';
import { openStory, type Story } from '../support/story.ts';
import { cardIn, cardText, partsOf } from '../support/teams/card-reading.ts';
import { allowFile, attachmentOf, questionsIn } from '../support/teams/file-consent.ts';
import { follow } from '../support/teams/follow-form.ts';
import type { Chat, Person } from '../support/teams/teams.ts';
import { MAIL_INCIDENT } from '../support/wishes.ts';

const OURS = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
/** Everybody whom the incident hits in the sandbox, as a table has them in order. */
const HIT = ['Contoso', 'Fabrikam', 'Northwind Traders', 'Tailspin Toys', '가람무역', '대한정밀', '서울커피'];
const LOOKING = { LOOK_SECONDS_M365: '60' };

/** Fetches, as its reader would, the file that a chat has been sent: by the card that has answered the click, if one has. */
type Fetch = (chat: Chat, answer?: object) => Promise<{ readonly name: string; readonly rows: readonly string[] }>;

const rowsOf = (bytes: Uint8Array): readonly string[] => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  expect(text.at(0), 'Excel knows Korean by the byte order mark').to.equal('\uFEFF');
  return text.slice(1).trimEnd().split('\r\n');
};
const downloadOn = (card: object): string =>
  [...partsOf(card)].find(({ type }) => type === 'Action.OpenUrl')?.url ?? expect.fail('no link');
const customersIn = (rows: readonly string[]) => rows.slice(1).map((row) => row.split(',')[2]);

function reaches(story: () => Story, fetchFile: Fetch): void {
  const kim: Person = { ...aPerson(), objectId: STAFF.helpdesk };
  const jiho: Person = { ...aPerson('ko-KR'), objectId: STAFF.helpdeskKorea };

  before(async function seen() {
    this.timeout(60_000);
    const seen = HIT.map(async (name) => {
      const { tenantId } = (await story().sandbox.customers()).find((one) => one.name === name) ?? expect.fail(name);
      await story().heard((line) => line.tenantId === tenantId && String(line.found).includes(MAIL_INCIDENT));
    });
    await Promise.all(seen);
  });

  it('from the list of outages: of those whom the agent may see', async () => {
    const mine = story().teams.personal(kim);
    await mine.says('outages');
    const outage = await mine.clicks(MAIL_INCIDENT);
    const affected = await mine.clicks('Affected customers', { on: outage });
    const { name, rows } = await fetchFile(mine, await mine.clicks('CSV file', { on: affected }));
    expect(name).to.equal(`${MAIL_INCIDENT} affected customers.csv`);
    expect(customersIn(rows)).to.deep.equal(HIT);

    const his = story().teams.personal(jiho);
    await his.says('장애 목록');
    const same = await his.clicks(MAIL_INCIDENT);
    const customers = await his.clicks('영향받는 고객', { on: same });
    const few = await fetchFile(his, await his.clicks('CSV 파일', { on: customers }));
    expect(few.name).to.equal(`${MAIL_INCIDENT} 영향받는 고객.csv`);
    expect(customersIn(few.rows)).to.deep.equal(HIT.slice(4));
  });

  it('from a living card, of those alone whom it may name: in the channel it says that it was sent', async () => {
    const { teams } = story();
    const here = teams.gathering(kim, '19:desk@thread.tacv2', 'channel', [OURS, OURS]);
    const mine = teams.personal(kim);
    await follow(here, mine, { which: 'names', patterns: 'Fabrikam, 가람*', services: 'Exchange' });
    const posted = () =>
      teams.connector.calls.findLast(
        ({ conversationId, activity }) =>
          conversationId === '19:desk@thread.tacv2' && JSON.stringify(activity).includes(MAIL_INCIDENT),
      );
    await teams.connector.until(() => posted() !== undefined);
    const [card, messageId] = [cardIn(posted()?.activity), posted()?.activityId ?? ''];
    const view = await here.clicks('Affected customers', { on: card, messageId });
    expect(cardText(view)).to.include('Fabrikam').and.include('2 customers');
    expect(await here.clicks('CSV file', { on: view, messageId })).to.equal('I sent it to you in our personal chat.');
    expect(customersIn((await fetchFile(mine)).rows)).to.deep.equal(['Fabrikam', '가람무역']);

    const there = teams.gathering(jiho, '19:desk@thread.tacv2', 'channel', [OURS, OURS]);
    await there.clicks('CSV file', { on: view, messageId });
    expect(customersIn((await fetchFile(teams.personal(jiho))).rows)).to.deep.equal(['가람무역']);
  });

  it('as a customer’s history', async () => {
    const mine = story().teams.personal(kim);
    await mine.says('history Contoso');
    const { name, rows } = await fetchFile(mine, await mine.clicks('CSV file'));
    expect(name).to.match(/^Outage history [\w-]{36}\.csv$/);
    expect(rows[0]).to.equal('incident,service,title,classification,status,seen_from,ended,started,updated,minutes');
    expect(rows.find((row) => row.startsWith(MAIL_INCIDENT))).to.match(/,incident,degraded,.*,\d+$/);
  });
}

describe('story: who is affected, as a file by a link of ours', () => {
  const story = openStory({ ...LOOKING, FILE_DELIVERY: 'link' });
  reaches(story, async (chat, answer = chat.card()) => {
    const response = await fetch(downloadOn(answer), { method: 'POST' });
    const [, name = ''] = /filename\*=UTF-8''(\S+)$/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    return { name: decodeURIComponent(name), rows: rowsOf(await response.bytes()) };
  });
});

describe('story: who is affected, as a file that Teams asks about', () => {
  const story = openStory(async ({ url }) => ({ ...LOOKING, FILE_HOSTS: new URL(url).host }));
  reaches(story, async (chat) => {
    const question = questionsIn(chat).at(-1) ?? expect.fail('Teams asks nothing');
    const { id } = await allowFile(story().sandbox, chat, { question });
    await story().teams.connector.until((calls) =>
      calls.some(({ method, activityId }) => method === 'DELETE' && activityId === question.id),
    );
    const bytes = (await story().sandbox.uploaded(id)) ?? expect.fail('nothing arrived');
    return { name: attachmentOf(question).name, rows: rowsOf(bytes) };
  });

  it('is said plainly not to come where the bot is in no personal chat with who asks', async () => {
    const who = { ...aPerson(), objectId: STAFF.helpdesk };
    const here = story().teams.gathering(who, '19:alone@thread.tacv2', 'channel', [OURS, OURS]);
    await here.says('history Fabrikam');
    const isNotThere = {
      status: 403,
      code: 'ForbiddenOperationException',
      conversationId: '',
      method: 'POST',
    } as const;
    story().teams.connector.answerNext(isNotThere);
    expect(await here.clicks('CSV file')).to.match(/I am not in a personal chat with you/);
    expect(await here.clicks('CSV file')).to.equal('I sent it to you in our personal chat.');
  });
});
