import { expect } from 'chai';
import ko from '../../src/words/catalogues/ko.json' with { type: 'json' };
import { outsideWords } from '../support/outside-words.ts';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';
import { cardText, partsOf } from '../support/teams/card-reading.ts';

const NONSENSE = 'qqqqq';
const HANGUL = /[가-힣]/;
/** Names and abbreviations that Korean sentences of ours hold as well. */
const A_WORD = /[A-Za-z][A-Za-z0-9.-]*[A-Za-z0-9]/g;
const MESSAGES = new Set<string>(Object.values(ko));
const OURS = new Set(['GMT', NONSENSE, ...Object.values(ko).flatMap((message) => message.match(A_WORD) ?? [])]);

type Json = Record<string, any>;

/** Every piece of text on a card, with what screen readers and old clients are told. */
const pieces = (card: Json): readonly string[] =>
  [...partsOf(card)]
    .filter(({ type }) => typeof type === 'string')
    .flatMap(({ type, text, title, tooltip, altText, fallbackText, placeholder, label, errorMessage }) =>
      [text, title, tooltip, altText, fallbackText, placeholder, label, errorMessage].filter(
        (piece) => typeof piece === 'string' && type !== 'Data.Query',
      ),
    );

describe('story: the words of the answers', () => {
  const story = openStory();

  const QUESTIONS = [
    'check health for Contoso',
    'is Azure down for Contoso?',
    'check health for Trey Research',
    'check health for Consolidated Messenger',
    'is Azure down for City Power',
    'help',
    'customers',
    NONSENSE,
  ];

  /** The cards of one walk: services, failures, help, customers, timelines of both sources, an old problem. */
  async function walk(locale: string): Promise<readonly Json[]> {
    const agent = story().teams.personal(aPerson(locale));
    const cards: Json[] = [];
    const keep = (card: Json) => void cards.push(card);
    for (const words of QUESTIONS) {
      await agent.says(words);
      keep(agent.card());
    }
    await agent.says('is Exchange down for Contoso?');
    keep(agent.card());
    keep(await agent.clicks('Mobile mail clients'));
    return cards;
  }

  it('are English for an English reader, without a Korean one', async () => {
    const cards = await walk('en-GB');
    const names = (await story().sandbox.customers()).map(({ name }) => name).filter((name) => HANGUL.test(name));
    const foreign = cards.flatMap(pieces).filter((piece) => HANGUL.test(piece));
    expect(foreign.filter((piece) => piece !== '한국어' && !names.some((name) => piece.includes(name)))).to.deep.equal(
      [],
    );
    expect(cards.map(({ lang }) => lang)).to.deep.equal(cards.map(() => 'en-GB'));
  });

  it("are Korean for a Korean reader, apart from Microsoft's own", async () => {
    const { tenantId } = (await story().sandbox.customers()).find(({ name }) => name === 'Contoso') ?? { tenantId: '' };
    const isMicrosofts = await outsideWords(story().sandbox, tenantId);
    const customers = await story().sandbox.customers();
    const isCustomers = (word: string) =>
      customers.some(({ name, domain }) => name.includes(word) || domain.split('.').includes(word));
    const cards = await walk('ko-KR');
    const english = cards
      .flatMap(pieces)
      .filter((piece) => !isMicrosofts(piece) && !MESSAGES.has(piece))
      .flatMap((piece) => (HANGUL.test(piece) ? (piece.match(A_WORD) ?? []) : [piece]))
      .filter((word) => /[A-Za-z]{2}/.test(word) && !IN_ANY_LANGUAGE.test(word))
      .filter((word) => !OURS.has(word) && !isMicrosofts(word) && !isCustomers(word));
    expect([...new Set(english)]).to.deep.equal([]);
    expect(cards.map(({ lang }) => lang)).to.deep.equal(cards.map(() => 'ko-KR'));
  });

  it('count as the language does', async () => {
    const counts = async (locale: string) => cardText((await walk(locale))[0] as Json);
    expect(await counts('en-GB'))
      .to.include('14 known advisories on 6 services')
      .and.include('1 incident ·');
    expect(await counts('ko-KR'))
      .to.include('알려진 권고 14건 · 서비스 6개')
      .and.include('인시던트 1건 ·');
  });

  it('join names as the language does', async () => {
    const azure = async (locale: string) => cardText((await walk(locale))[1] as Json);
    expect(await azure('en-GB')).to.include('Korea Central and Japan East');
    expect(await azure('ko-KR')).to.include('Korea Central 및 Japan East');
  });

  it("follow the reader's own choice before Teams' language", async () => {
    const agent = story().teams.personal(aPerson('en-GB'));
    await agent.says('language ko');
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Microsoft가 문제를 확인했습니다');
    await agent.says('언어 영어');
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Microsoft confirms trouble');
  });

  it('are English for whoever speaks a language that we do not', async () => {
    const agent = story().teams.personal(aPerson('mt-MT', 'Europe/Malta'));
    await agent.says('check health for Contoso');
    expect(agent.text()).to.include('Microsoft confirms trouble').and.include('10:42 CET');
  });
});

/** Addresses, the id of an example, and the button that leads to English. */
const IN_ANY_LANGUAGE = /^(English|EX1234567|kim@contoso\.com · contoso\.com|[\w-]+(\.[\w-]+)+)$/;
