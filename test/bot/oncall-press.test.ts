import { expect } from 'chai';
import { createOncallPress } from '../../src/bot/oncall-press.ts';
import { OWN_TROUBLE_KINDS, type OwnTrouble } from '../../src/domain/own-trouble.ts';
import { minutesAgo, NOW } from '../support/builders.ts';

const TROUBLE: OwnTrouble = {
  id: 'trouble-1',
  kind: 'deliveries',
  since: minutesAgo(18),
  failedAt: minutesAgo(1),
  tries: 12,
  why: '503 ServiceUnavailable',
};

describe('the press of notices', () => {
  const english = createOncallPress({ locale: 'en-GB', zone: 'Asia/Seoul' });
  const korean = createOncallPress({ locale: 'ko-KR', zone: 'Asia/Seoul' });

  it('says since when, why, what it means and what to do', () => {
    const { subject, text } = english.notice(TROUBLE, 'raised', NOW);
    expect(subject).to.equal('Healthdesk: no card has reached Teams since 09:24 GMT+9');
    for (const words of ['18 mins', '12 deliveries', '503 ServiceUnavailable', 'one edit', 'npm run doctor']) {
      expect(text).to.include(words);
    }
    expect(english.notice({ ...TROUBLE, kind: 'tokens' }, 'reminded', NOW).text).to.include(
      'one failure, not an outage',
    );
  });

  it('says for how long, once it is over', () => {
    const over = english.notice({ ...TROUBLE, endedAt: minutesAgo(3) }, 'recovered', NOW);
    expect(over.subject).to.equal('Healthdesk: cards reach Teams again, after 15 mins');
    expect(over.text).to.include('from 09:24 GMT+9 to 09:39 GMT+9 (15 mins)');
  });

  it('says all of it in Korean', () => {
    for (const kind of OWN_TROUBLE_KINDS) {
      for (const event of ['raised', 'recovered'] as const) {
        const { subject, text } = korean.notice({ ...TROUBLE, kind }, event, NOW);
        expect(`${subject} ${text}`)
          .to.match(/[가-힣]/)
          .and.include('18분');
      }
    }
    expect(korean.test().subject).to.match(/시험/);
  });
});
