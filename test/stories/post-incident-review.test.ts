import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { cardText } from '../support/teams/card-reading.ts';
import { buttonsOf, headingOf } from '../support/teams/card-shape.ts';
import { allowFile, attachmentOf, declineFile, FILE_INFO, questionsIn } from '../support/teams/file-consent.ts';
import type { Chat, Message } from '../support/teams/teams.ts';

const MINUTE = 60_000;
const HELPDESK_AGENTS = '5a0d0000-0000-4000-8000-000000006002';
/** Over, at Contoso; its review has been published. */
const REVIEWED = 'TM1297220';
const REPORT = `/v1.0/admin/serviceAnnouncement/issues/${REVIEWED}/incidentReport`;
const BUTTON = 'Post-incident review';

describe('story: a post-incident review reaches the agent', () => {
  const story = openStory(async ({ url }) => ({ FILE_HOSTS: new URL(url).host }));
  const someone = (locale = 'en-GB') => story().teams.personal(aPerson(locale));
  const newest = (chat: Chat): Message => chat.messages.at(-1) ?? expect.fail('nothing was said');
  const question = (chat: Chat): Message => questionsIn(chat).at(-1) ?? expect.fail('Teams asks nothing');
  /** Asks for the review, as far as Teams' question. */
  const asked = async (chat: Chat): Promise<Message> => {
    await chat.says(`Contoso ${REVIEWED}`);
    await chat.clicks(BUTTON);
    return question(chat);
  };
  const answered = (about: Message): Promise<void> =>
    story().teams.connector.until((calls) =>
      calls.some(({ method, activityId }) => method === 'DELETE' && activityId === about.id),
    );
  const allow = async (chat: Chat, about: Message, more: { activityId?: string; place?: object } = {}) => {
    const answer = await allowFile(story().sandbox, chat, { question: about, ...more });
    expect(answer.status).to.equal(200);
    await answered(about);
    return answer;
  };

  beforeEach(() => story().world.pass(2 * MINUTE));

  it('has a button where Microsoft has published one, and there alone', async () => {
    const chat = someone();
    await chat.says(`Contoso ${REVIEWED}`);
    expect(buttonsOf(chat.card())[0]).to.equal(BUTTON);
    await chat.says('is Teams down for Contoso?');
    expect(buttonsOf(chat.card())).to.include(BUTTON);
    for (const words of ['is Exchange down for Contoso?', 'Contoso EX1347120', 'is Azure down for Contoso?']) {
      await chat.says(words);
      expect(buttonsOf(chat.card()), words).to.not.include(BUTTON);
    }
  });

  it('is saved to the OneDrive of an agent who allows it, whole, and shown there', async () => {
    const chat = someone();
    const about = await asked(chat);
    const { name, content } = attachmentOf(about);
    expect(name).to.equal(`${REVIEWED} post-incident review.docx`);
    expect(Object.keys(content.acceptContext)).to.have.members(['do', 'file', 'offer']);

    const { id, contentUrl } = await allow(chat, about);
    const bytes = (await story().sandbox.uploaded(id)) ?? expect.fail('nothing arrived');
    expect(bytes.length).to.equal(content.sizeInBytes);
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).to.include(REVIEWED);
    expect(questionsIn(chat), 'Teams’ question is taken away').to.eql([]);
    expect(attachmentOf(newest(chat))).to.deep.include({
      contentType: FILE_INFO,
      contentUrl,
      name,
      content: { uniqueId: id, fileType: 'docx' },
    });
  });

  it('leads back to the incident, and is told in Korean', async () => {
    const chat = someone('ko-KR');
    await chat.says(`Contoso ${REVIEWED}`);
    const card = await chat.clicks('사후 인시던트 검토');
    expect(cardText(card)).to.include('Teams가 아래에서 묻습니다');
    expect(attachmentOf(question(chat)).name).to.equal(`${REVIEWED} 사후 인시던트 검토.docx`);
    expect(cardText(await chat.clicks('뒤로', { on: card }))).to.include(REVIEWED);
  });

  it('is not saved when the agent declines, and can be asked for again at once', async () => {
    const chat = someone();
    const about = await asked(chat);
    expect(await declineFile(chat, about)).to.equal(200);
    await answered(about);
    expect(chat.text()).to.include('The file was not saved').and.include('You declined');
    await chat.clicks('Try again');
    expect(questionsIn(chat)).to.have.length(1);
  });

  it('is saved once, however often Teams repeats the answer or the agent gives it', async () => {
    const chat = someone();
    const about = await asked(chat);
    const first = await allow(chat, about, { activityId: 'allowed-1' });
    const said = chat.messages.length;
    await allowFile(story().sandbox, chat, { question: about, activityId: 'allowed-1' });
    const second = await allowFile(story().sandbox, chat, { question: about });
    await story().teams.connector.until(() => chat.messages.length > said);
    expect(chat.text()).to.include('did this already');
    expect(chat.messages.length).to.equal(said + 1);
    expect(await story().sandbox.uploaded(first.id)).to.not.equal(undefined);
    expect(await story().sandbox.uploaded(second.id)).to.equal(undefined);
  });

  it('is offered once for two presses, and anew a minute later', async () => {
    const chat = someone();
    await chat.says(`Contoso ${REVIEWED}`);
    const [on, messageId] = [chat.card(), newest(chat).id];
    const cards = await Promise.all([chat.clicks(BUTTON), chat.clicks(BUTTON, { on, messageId })]);
    expect(cards.map((card) => headingOf(card)).sort()).to.eql([
      'Teams asks you below whether I may save the file to your OneDrive',
      'You have asked for this file already',
    ]);
    expect(questionsIn(chat)).to.have.length(1);
    story().world.pass(2 * MINUTE);
    await chat.clicks(BUTTON, { on, messageId });
    expect(questionsIn(chat)).to.have.length(2);
  });

  it('is refused when the right to it has gone between question and answer', async () => {
    const chat = someone();
    const about = await asked(chat);
    await story().sandbox.setMember(STAFF.helpdesk, HELPDESK_AGENTS, false);
    story().world.pass(6 * MINUTE);
    try {
      const { id } = await allow(chat, about);
      expect(chat.text()).to.include('HelpdeskAgents').and.not.include('Contoso');
      expect(await story().sandbox.uploaded(id)).to.equal(undefined);
    } finally {
      await story().sandbox.resetMembers();
      story().world.pass(6 * MINUTE);
    }
  });

  it('survives trouble on the way to OneDrive', async () => {
    const chat = someone();
    const about = await asked(chat);
    await story().sandbox.fault({ path: '/personal/uploads/', status: 503, times: 2 });
    const { id } = await allow(chat, about);
    expect(await story().sandbox.uploaded(id)).to.not.equal(undefined);
  });

  it('says so when OneDrive does not take it, and is offered again at once', async () => {
    const chat = someone();
    const about = await asked(chat);
    const place = await story().sandbox.openUpload();
    await story().sandbox.endUpload(place.id);
    await allow(chat, about, { place });
    expect(chat.text()).to.include('could not be saved').and.include('no longer open');
    await chat.clicks('Try again');
    await allow(chat, question(chat));
    expect(attachmentOf(newest(chat)).contentType).to.equal(FILE_INFO);
  });

  it('goes to no other place than OneDrive, whatever the client says', async () => {
    const places = [
      'https://collector.example/a',
      story().teams.connector.url,
      'https://evil-my.sharepoint.com.example/',
    ];
    for (const url of places) {
      for (const place of [{ uploadUrl: url }, { contentUrl: url }]) {
        const chat = someone();
        await allow(chat, await asked(chat), { place });
        expect(chat.text()).to.include('could not be saved').and.not.include(url);
      }
    }
  });

  for (const [what, fault, said] of [
    [
      'there is none after all',
      { status: 404, body: { error: { code: 'x', message: 'x' } } },
      'no post-incident review of',
    ],
    ['Microsoft sends garbage', { body: '<html>Sign in</html>' }, 'an answer we could not read'],
    ['it is huge', { body: `%PDF-${'x'.repeat(21 * 1024 * 1024)}` }, 'an answer we could not read'],
    [
      'Microsoft is overloaded',
      { status: 429, headers: { 'retry-after': '30' }, body: {} },
      'is limiting our requests',
    ],
  ] as const) {
    it(`says so when ${what}, and asks nothing of Teams`, async () => {
      await story().sandbox.fault({ path: REPORT, ...fault });
      const chat = someone();
      await chat.says(`Contoso ${REVIEWED}`);
      expect(cardText(await chat.clicks(BUTTON))).to.include(said);
      expect(questionsIn(chat)).to.eql([]);
    }).timeout(20_000);
  }

  it('pressed in a channel goes to personal chat, and the channel is told no more than that', async () => {
    const who = aPerson();
    const channel = story().teams.thread(who, 'review');
    await channel.says(`Contoso ${REVIEWED}`);
    const before = channel.messages.length;
    expect(await channel.clicks(BUTTON)).to.equal('I sent it to you in our personal chat.');
    expect(channel.messages.length).to.equal(before);
    expect(newest(channel).edits).to.equal(0);
    const chat = story().teams.personal(who);
    const { id } = await allow(chat, question(chat));
    expect(await story().sandbox.uploaded(id)).to.not.equal(undefined);
  });
});
