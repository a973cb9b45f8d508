import { expect } from 'chai';
import { mailLink } from '../../src/cards/mail-link.ts';
import { replyText } from '../../src/cards/reply-text.ts';
import type { HealthReport } from '../../src/domain/health-report.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { kindsFor, REPLY_SLOTS, REPLY_TONES, type ReplyKind, type ReplyTemplates } from '../../src/domain/reply.ts';
import { SourceError } from '../../src/domain/source-error.ts';
import { replyFacts } from '../../src/services/replies/reply-facts.ts';
import { LANGUAGES, wordsFor } from '../../src/words/words.ts';
import { azureOutage, mailOutage, resolvedOutages } from '../fixtures/outages.ts';
import { anAdvisory, aPost, aReport, aService, hoursAgo, minutesAgo, NOW } from '../support/builders.ts';

const NONE: ReplyTemplates = { signature: {}, texts: {} };
const KIM = 'Kim Minji';

interface Wanted {
  readonly incident?: Incident;
  readonly report?: HealthReport;
  readonly kind?: ReplyKind;
  readonly tone?: 'formal' | 'plain';
  readonly locale?: string;
  readonly zone?: string;
  readonly templates?: ReplyTemplates;
}

function written(wanted: Wanted = {}) {
  const { incident = mailOutage(), tone = 'formal', locale = 'en-GB', zone = 'Asia/Seoul', templates = NONE } = wanted;
  const report = wanted.report ?? aReport([aService({ incidents: [incident] })]);
  const kind = wanted.kind ?? kindsFor(incident)[0] ?? 'update';
  const facts = replyFacts(report, incident);
  const { subject, text } = replyText({
    facts,
    kind,
    tone,
    agentName: KIM,
    templates,
    words: wordsFor({ locale, zone }),
    now: NOW,
  });
  // A time and its zone stay on one line.
  return { subject, text: text.replaceAll('\u00a0', ' ') };
}

describe('the text of a reply', () => {
  it('says what is wrong, since when, for whom, what not, what helps, what is done, what comes next, and the number', () => {
    const incident = mailOutage({
      posts: [
        aPost(
          minutesAgo(30),
          { label: 'current-status', text: 'We move traffic.' },
          { text: 'In the meantime, use the web.' },
        ),
      ],
    });
    const sound = aService({ id: 'microsoftteams', name: 'Microsoft Teams' });
    const { subject, text } = written({ incident, report: aReport([aService({ incidents: [incident] }), sound]) });
    expect(subject).to.equal('Notice: Exchange Online (EX1234567)');
    expect(text.split('\n')).to.deep.equal([
      'Dear Contoso team,',
      '',
      'Microsoft has confirmed a disruption of Exchange Online that concerns your organisation, and is working on it. This is what we know.',
      '',
      `What is wrong, in Microsoft’s words: “${incident.impact}”`,
      'Since: 22 Nov, 08:10 GMT+9',
      `Who is affected, in Microsoft’s words: “${incident.scope}”`,
      'Not affected, by Microsoft’s word: Microsoft Teams',
      'What helps until then, in Microsoft’s words: “In the meantime, use the web.”',
      'What Microsoft is doing, in its own words of 22 Nov, 09:12 GMT+9: “We move traffic.”',
      'Microsoft has promised its next update by 22 Nov, 10:30 GMT+9.',
      'Microsoft’s number for it: EX1234567',
      '',
      'We will write again as soon as there is news. We regret the inconvenience.',
      '',
      'Kind regards,',
      'Kim Minji',
    ]);
  });

  it('is the same for the same facts, and in the customer’s language and zone', () => {
    expect(written({ locale: 'ko' })).to.deep.equal(written({ locale: 'ko' }));
    const { subject, text } = written({ locale: 'ko', zone: 'Europe/London', tone: 'plain' });
    expect(subject).to.equal('안내: Exchange Online (EX1234567)');
    expect(text).to.include('시작: 11월 21일 23:10 GMT').and.include('문제가 있어요').and.include('Microsoft 원문');
  });

  it('leaves out what nobody has said, and calls a promise overdue that has passed', () => {
    const { impact: _, scope: __, nextUpdateAt: ___, ...bare } = mailOutage({ posts: [] });
    const { text } = written({ incident: bare });
    expect(text)
      .to.include(`“${bare.title}”`)
      .and.not.match(/undefined|affected|helps|doing|next update|“”/);
    expect(written({ incident: mailOutage({ nextUpdateAt: minutesAgo(5) }) }).text).to.include('it has not come yet');
  });

  it('tells how it ended, then what was behind it', () => {
    const [over = mailOutage()] = resolvedOutages();
    const incident: Incident = {
      ...over,
      phase: 'review-published',
      posts: [
        aPost(
          hoursAgo(3),
          { label: 'final-status', text: 'Queues are empty.' },
          { label: 'root-cause', text: 'A change.' },
        ),
      ],
    };
    const resolved = written({ incident, kind: 'resolved' }).text;
    expect(resolved).to.include('is over').and.include('How it ended').and.include('“Queues are empty.”');
    const review = written({ incident, kind: 'review' }).text;
    expect(review).to.include('Cause, in Microsoft’s words: “A change.”').and.include('post-incident review');
  });

  it('says of an advisory and a maintenance what they are', () => {
    expect(written({ incident: anAdvisory() }).text).to.include('a limitation of');
    const maintenance = anAdvisory({ classification: 'maintenance', startedAt: new Date(NOW.getTime() + 3600_000) });
    expect(written({ incident: maintenance }).text)
      .to.include('announced maintenance')
      .and.include('Begins: ');
    expect(written({ incident: azureOutage() }).text).to.include('Your affected subscriptions: ');
  });

  it('keeps Microsoft’s prose in one line, unread and cut where it is long', () => {
    const { text } = written({ incident: mailOutage({ impact: `**a** {b} <c>\n\n${'long '.repeat(500)}` }) });
    expect(text).to.match(/“\*\*a\*\* \{b\} <c> long .*…”\n/);
    expect(text.length).to.be.below(4000);
  });

  it('is the partner’s own where there is one, without paragraphs that ask for what there is not', () => {
    const templates: ReplyTemplates = {
      signature: { en: 'Yours, {agent}\nExample Partner' },
      texts: {
        en: {
          'first-notice': { plain: 'Hi {customer}.\n\nHelp: {workaround}\n\n{facts}' },
          update: 'News of {service}.',
        },
      },
    };
    const plain = written({ templates, tone: 'plain' }).text;
    expect(plain)
      .to.match(/^Hi Contoso\.\n\nWhat is wrong/)
      .and.match(/\n\nYours, Kim Minji\nExample Partner$/);
    expect(plain).to.not.include('Help:');
    expect(written({ templates, kind: 'update' }).text).to.equal(
      'News of Exchange Online.\n\nYours, Kim Minji\nExample Partner',
    );
    expect(written({ templates }).text, 'the other tone is ours').to.include('Dear Contoso team,');
    expect(written({ templates, locale: 'ko' }).text, 'another language is ours').to.include('담당자님께');
  });
});

/** A small generator, so that every run is the same (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RUNS = 400;

describe('a reply tells no customer of another', () => {
  /**
   * Everything that a report of one customer may carry, each with a word of its own: what stands beside the incident, what
   * other problems say, why sources are silent, who looks after the customer. None of it may come out, whatever is asked for.
   */
  function aWorld(seed: number) {
    const chance = chanceFrom(seed);
    const secrets: string[] = [];
    const secret = (what: string): string => {
      const word = `${what}-q${seed}z${secrets.length}q`;
      secrets.push(word);
      return word;
    };
    const maybe = <Value>(make: () => Value): Value | undefined => (chance() < 0.6 ? make() : undefined);
    const some = <Value>(make: () => Value): readonly Value[] => Array.from({ length: Math.floor(chance() * 4) }, make);
    const customer = {
      tenantId: secret('tenant'),
      domain: secret('domain'),
      name: 'Contoso',
      tags: some(() => secret('tag')),
      relations: ['gdap', 'reseller'] as const,
    };
    const base = [mailOutage, azureOutage, () => resolvedOutages()[0] ?? mailOutage()][Math.floor(chance() * 3)];
    const scope = maybe(() => 'Everybody in Korea');
    const incident: Incident = {
      ...(base ?? mailOutage)(),
      ...(scope ? { scope } : {}),
      feature: secret('feature'),
      serviceId: secret('service-id'),
      subscriptions: chance() < 0.5 ? ['Contoso Production'] : [],
    };
    const elsewhere = (): Incident =>
      mailOutage({
        ...{ id: secret('incident'), title: secret('title'), impact: secret('impact'), scope: secret('scope') },
        ...{ serviceName: secret('service'), subscriptions: [secret('subscription')], regions: [secret('region')] },
        posts: [aPost(minutesAgo(3), { text: `In the meantime ${secret('post')}` })],
      });
    const others = some(() =>
      aService({
        ...{
          id: secret('id'),
          name: secret('name'),
          phase: 'degraded',
          status: 'degraded',
          incidents: some(elsewhere),
        },
        failure: new SourceError('throttled', 'azure', secret('failure')),
        links: { admin: `https://admin.cloud.microsoft/${secret('link')}` },
      }),
    );
    const sound = aService({ id: 'microsoftteams', name: 'Microsoft Teams', links: { admin: secret('admin') } });
    const report: HealthReport = {
      ...aReport([aService({ incidents: [incident] }), sound, ...others], {}, customer),
      incidents: [elsewhere(), incident, elsewhere()],
      answers: [
        { source: 'azure', readAt: NOW, failure: new SourceError('no-consent', 'azure', secret('why')) },
        { source: 'microsoft365', readAt: NOW },
      ],
      headline: { ...aReport([]).headline, kind: 'trouble', affected: 987_654, total: 876_543, news: some(elsewhere) },
    };
    return { report, incident, secrets, chance };
  }

  it(`nor of what else there is, in ${RUNS} worlds, all kinds, tones, languages and templates`, () => {
    const everySlot = REPLY_SLOTS.map((slot) => `${slot}: {${slot}}`).join('\n\n');
    let said = 0;
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const { report, incident, secrets, chance } = aWorld(seed);
      expect(secrets.length).to.be.above(8);
      const locale = LANGUAGES[seed % LANGUAGES.length] ?? 'en';
      const kinds = kindsFor(incident);
      const kind = kinds[seed % kinds.length] ?? 'update';
      const tone = REPLY_TONES[Math.floor(chance() * 2)] ?? 'plain';
      const own: ReplyTemplates = { signature: { [locale]: 'Us' }, texts: { [locale]: { [kind]: everySlot } } };
      for (const templates of [NONE, own]) {
        const { subject, text } = written({ report, incident, kind, tone, locale, templates });
        const mail = decodeURIComponent(mailLink(subject, text).url);
        const all = [subject, text, mail].join('\n');
        expect(
          secrets.filter((word) => all.includes(word)),
          `world ${seed}`,
        ).to.deep.equal([]);
        expect(all, `world ${seed}`).to.not.match(/987|876.543/);
        said += text.length;
      }
      const { subject, text } = written({ report, incident, kind, tone, locale });
      const unsigned = text.split('\n\n').slice(0, -1).join('\n\n');
      expect(unsigned + subject, 'who writes it stands in the signature alone').to.not.include(KIM);
    }
    expect(said / RUNS).to.be.above(500);
  });
});
