import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, cardText } from '../support/teams/card-reading.ts';

const MINUTE = 60_000;
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';
const REVIEWED = 'TM1297220';
const REPORT = `/v1.0/admin/serviceAnnouncement/issues/${REVIEWED}/incidentReport`;

describe('story: a file reaches the agent by link, where Teams takes none', () => {
  const story = openStory({ FILE_DELIVERY: 'link' });
  const linked = async (locale = 'en-GB'): Promise<string> => {
    const chat = story().teams.personal(aPerson(locale));
    await chat.says(`Contoso ${REVIEWED}`);
    const korean = locale.startsWith('ko');
    const card = await chat.clicks(korean ? '사후 인시던트 검토' : 'Post-incident review');
    expect(cardText(card)).to.include(korean ? '10분 안에 한 번만' : 'works once, within 10 mins');
    return actionOn(card, korean ? '다운로드' : 'Download').url;
  };
  const look = async (url: string, method = 'GET') => {
    const response = await fetch(url, { method, redirect: 'manual' });
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const press = (url: string) => look(url, 'POST');

  beforeEach(() => story().world.pass(2 * MINUTE));

  it('shows a page with a button, which uses nothing up, and hands the file over at its press, once', async () => {
    const url = await linked();
    expect(url).to.match(new RegExp(`^${story().house.url}/files/[\\w-]{36}$`));
    for (const method of ['GET', 'GET', 'HEAD']) await look(url, method);
    const page = await look(url);
    expect(page.status).to.equal(200);
    expect(page.bytes.toString()).to.include('<form method="post"><button>Download').and.include(REVIEWED);
    expect(page.bytes.toString()).to.not.include('Contoso');
    const file = await press(url);
    expect(file.status).to.equal(200);
    expect(Object.keys(unzipSync(file.bytes))).to.include('word/document.xml');
    for (const again of [await press(url), await look(url)]) {
      expect(again.status).to.equal(404);
      expect(again.bytes.toString()).to.include('This link no longer works').and.not.include(REVIEWED);
    }
  });

  it('is kept by nobody on the way, and runs nothing', async () => {
    const url = await linked();
    for (const { headers } of [await look(url), await press(url)]) {
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      expect(headers.get('content-security-policy')).to.match(/^default-src 'none'/);
    }
    const file = await press(await linked('ko-KR'));
    expect(file.headers.get('content-type')).to.match(/wordprocessingml\.document$/);
    expect(file.headers.get('content-disposition')).to.equal(
      `attachment; filename="${REVIEWED} __ ____ __.docx"; filename*=UTF-8''${encodeURIComponent(`${REVIEWED} 사후 인시던트 검토.docx`)}`,
    );
  });

  it('is in the agent’s language', async () => {
    const page = (await look(await linked('ko-KR'))).bytes.toString();
    expect(page).to.include('<html lang="ko-KR"').and.include('다운로드');
  });

  it('is handed to one of two who press at once', async () => {
    const url = await linked();
    const replies = await Promise.all([press(url), press(url)]);
    expect(replies.map(({ status }) => status).sort()).to.eql([200, 404]);
  });

  it('works for ten minutes, after a restart too', async () => {
    const [early, late] = [await linked(), await linked()];
    await story().restart();
    story().world.pass(9 * MINUTE);
    expect((await press(early)).status).to.equal(200);
    story().world.pass(MINUTE);
    expect((await look(late)).status).to.equal(404);
    expect((await press(late)).status).to.equal(404);
  });

  it('is of no use with another token', async () => {
    const url = await linked();
    for (const wrong of [url.slice(0, -1), `${url}0`, url.replace(/[^/]+$/, '0'), url.replace(/[^/]+$/, '%00')]) {
      expect((await press(wrong)).status, wrong).to.equal(404);
    }
    expect((await press(url)).status).to.equal(200);
  });

  it('asks for the right to it again when it is fetched', async () => {
    const url = await linked();
    await story().sandbox.setMember(STAFF.helpdesk, HELPDESK_AGENTS, false);
    story().world.pass(6 * MINUTE);
    try {
      const { status, bytes } = await press(url);
      expect(status).to.equal(403);
      expect(bytes.toString()).to.include('Your rights have changed').and.not.include('Contoso');
    } finally {
      await story().sandbox.resetMembers();
      story().world.pass(6 * MINUTE);
    }
  });

  it('is not used up by trouble at Microsoft', async () => {
    const url = await linked();
    await story().sandbox.fault({ path: REPORT, status: 403, body: {}, times: 1 });
    const { status, bytes } = await press(url);
    expect(status).to.equal(503);
    expect(bytes.toString()).to.include('refused');
    expect((await press(url)).status).to.equal(200);
  });

  it('is given in a channel to the clicker alone, in personal chat', async () => {
    const who = aPerson();
    const channel = story().teams.thread(who, 'links');
    await channel.says(`Contoso ${REVIEWED}`);
    const said = await channel.clicks('Post-incident review');
    expect(said).to.equal('I sent it to you in our personal chat.');
    expect(JSON.stringify(channel.messages)).to.not.include('/files/');
    const chat = story().teams.personal(who);
    expect((await press(actionOn(chat.card(), 'Download').url)).status).to.equal(200);
  });

  it('stands in no log', async () => {
    const url = await linked();
    await look(url);
    await press(url);
    expect(story().logged()).to.not.include(url.split('/').at(-1)).and.not.include('/files/');
  });

  it('takes nothing else: no form, no packed body', async () => {
    const url = await linked();
    const body = new FormData();
    body.set('file', new Blob(['x']), 'x');
    expect((await fetch(url, { method: 'POST', body })).status).to.equal(415);
    expect((await press(url)).status).to.equal(200);
  });
});
