import { expect } from 'chai';
import { cleanText, type Intent, nearestCommands, understand } from '../../src/dialogs/understand.ts';

const CHECK_HEALTH: readonly (readonly [string, string])[] = [
  ['check health for Contoso', 'Contoso'],
  ['CHECK HEALTH FOR CONTOSO', 'CONTOSO'],
  ['check the health of Contoso', 'Contoso'],
  ['health contoso', 'contoso'],
  ['check contoso', 'contoso'],
  ['Contoso health', 'Contoso'],
  ['Contoso status?', 'Contoso'],
  ['status of Contoso', 'Contoso'],
  ['status of Bank of Nova', 'Bank of Nova'],
  ['show me the status of Bank of Nova', 'Bank of Nova'],
  ['check health', ''],
  ['status', ''],
  ['is Exchange down for Contoso?', 'Exchange Contoso'],
  ['Is Contoso down', 'Contoso'],
  ['is Contoso ok?', 'Contoso'],
  ['what is the status of Exchange for Contoso', 'Exchange for Contoso'],
  ["what's wrong with Teams at Contoso?", 'Teams at Contoso'],
  ['how is Contoso doing', 'Contoso'],
  ['any issues at Fabrikam?', 'Fabrikam'],
  ['are there any problems with Teams at Contoso today?', 'Teams at Contoso'],
  ['contoso teams not working', 'contoso teams'],
  ['could you check contoso please', 'contoso'],
  ['hi check health for Contoso', 'Contoso'],
  ['health check for Adventure Works please', 'Adventure Works'],
  ['chekc health for Contoso', 'Contoso'],
  ['check helath for Contoso', 'Contoso'],
  ['check health for alex@contoso.com', 'alex@contoso.com'],
  ['is https://mail.contoso.com/owa down?', 'https://mail.contoso.com/owa'],
  ['status of 3f2504e0-4f89-41d3-9a0c-0305e82c3301 please', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ['check health for "Café Müller"', 'Café Müller'],
  ['<at>Healthdesk</at>&nbsp;check health for Contoso', 'Contoso'],
  ['콘토소 상태 확인', '콘토소'],
  ['콘토소 상태 확인해줘', '콘토소'],
  ['콘토소 상태확인 부탁해요', '콘토소'],
  ['콘토소의 상태를 알려줘', '콘토소의'],
  ['콘토소는 괜찮아?', '콘토소는'],
  ['콘토소 익스체인지 장애?', '콘토소 익스체인지'],
  ['콘토소의 메일 장애 있나요?', '콘토소의 메일'],
  ['콘토소의 메일 지연 확인해줘', '콘토소의 메일 지연'],
  ['안녕하세요, 한빛물산 상태 알려주세요', '한빛물산'],
  ['「한빛물산」 상태 확인', '한빛물산'],
  ['한빛장애인복지관 상태', '한빛장애인복지관'],
  ['상태 확인', ''],
  ['check 콘토소', '콘토소'],
  ['outages at Contoso', 'Contoso'],
  ['콘토소 장애 현황', '콘토소'],
  ['Contoso 장애', 'Contoso'],
  ['Contoso Exchange 다운', 'Contoso Exchange'],
  ['Contoso 상태 확인 please', 'Contoso'],
];

const OTHERS: readonly (readonly [string, Intent])[] = [
  ['calendar', { kind: 'calendar' }],
  ['my calendar please', { kind: 'calendar' }],
  ['revoke calendar', { kind: 'calendar' }],
  ['캘린더', { kind: 'calendar' }],
  ['캘린더 링크 줘', { kind: 'calendar' }],
  ['reply Contoso EX1234567', { kind: 'reply', about: 'Contoso', incidentId: 'EX1234567' }],
  ['draft a reply for Contoso about EX1234567 please', { kind: 'reply', about: 'Contoso', incidentId: 'EX1234567' }],
  ['reply to contoso.com', { kind: 'reply', about: 'contoso.com' }],
  ['reply', { kind: 'reply', about: '' }],
  ['콘토소 EX1234567 답장 초안', { kind: 'reply', about: '콘토소', incidentId: 'EX1234567' }],
  ['답장 콘토소', { kind: 'reply', about: '콘토소' }],
  ['messages', { kind: 'messages', about: '' }],
  ['messages Contoso', { kind: 'messages', about: 'Contoso' }],
  ['show messages for Contoso Exchange please', { kind: 'messages', about: 'Contoso Exchange' }],
  ['message center', { kind: 'messages', about: '' }],
  ['Contoso messages', { kind: 'messages', about: 'Contoso' }],
  ['메시지 센터', { kind: 'messages', about: '' }],
  ['콘토소 메시지 보여줘', { kind: 'messages', about: '콘토소' }],
  ['메시지 Contoso', { kind: 'messages', about: 'Contoso' }],
  ['maintenance', { kind: 'maintenance', about: '' }],
  ['planned maintenance for Contoso', { kind: 'maintenance', about: 'Contoso' }],
  ['유지 관리', { kind: 'maintenance', about: '' }],
  ['콘토소 유지 관리', { kind: 'maintenance', about: '콘토소' }],
  ['check health for Elm Maintenance', { kind: 'check-health', about: 'Elm Maintenance' }],
  ['my requests', { kind: 'my-requests' }],
  ['show my requests please', { kind: 'my-requests' }],
  ['내 요청 보여줘', { kind: 'my-requests' }],
  ['requests My Requests Ltd', { kind: 'requests', about: 'My Requests Ltd' }],
  ['EX1234567', { kind: 'incident', incidentId: 'EX1234567', about: '' }],
  ['ex1234567', { kind: 'incident', incidentId: 'EX1234567', about: '' }],
  ['what about mo654321 at contoso?', { kind: 'incident', incidentId: 'MO654321', about: 'contoso' }],
  ['check health for Contoso TM99887', { kind: 'incident', incidentId: 'TM99887', about: 'Contoso' }],
  ['EX1234567 for alex@contoso.com', { kind: 'incident', incidentId: 'EX1234567', about: 'alex@contoso.com' }],
  ['콘토소 EX1234567은 어때?', { kind: 'incident', incidentId: 'EX1234567', about: '콘토소' }],
  ['#EX1234567', { kind: 'incident', incidentId: 'EX1234567', about: '' }],
  ['BC_1-FXZ', { kind: 'incident', incidentId: 'BC_1-FXZ', about: '' }],
  ['0DET-URB for Contoso', { kind: 'incident', incidentId: '0DET-URB', about: 'Contoso' }],
  ['tracking id ABCD-EFG', { kind: 'incident', incidentId: 'ABCD-EFG', about: '' }],
  ['추적 ID abcd-efg', { kind: 'incident', incidentId: 'ABCD-EFG', about: '' }],
  ['customers', { kind: 'customers', about: '' }],
  ['list customers', { kind: 'customers', about: '' }],
  ['my customers please', { kind: 'customers', about: '' }],
  ['customers contoso', { kind: 'customers', about: 'contoso' }],
  ['find customer Contoso', { kind: 'customers', about: 'Contoso' }],
  ['고객 목록', { kind: 'customers', about: '' }],
  ['고객사 목록 보여줘', { kind: 'customers', about: '' }],
  ['고객', { kind: 'customers', about: '' }],
  ['help', { kind: 'help' }],
  ['Help me please!', { kind: 'help' }],
  ['what can you do?', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['도움말', { kind: 'help' }],
  ['사용법 알려줘', { kind: 'help' }],
  ['hi', { kind: 'greet' }],
  ['Hello there!', { kind: 'greet' }],
  ['<at>bot</at> hi', { kind: 'greet' }],
  ['안녕', { kind: 'greet' }],
  ['안녕하세요!', { kind: 'greet' }],
  ['cancel', { kind: 'cancel' }],
  ['never mind', { kind: 'cancel' }],
  ['please cancel', { kind: 'cancel' }],
  ['취소', { kind: 'cancel' }],
  ['취소해 주세요', { kind: 'cancel' }],
  ['그만', { kind: 'cancel' }],
  ['start over', { kind: 'start-over' }],
  ['restart', { kind: 'start-over' }],
  ['처음부터', { kind: 'start-over' }],
  ['다시 시작', { kind: 'start-over' }],
  ['language en', { kind: 'language', language: 'en' }],
  ['offboard Contoso', { kind: 'offboard', about: 'Contoso' }],
  ['please off-board the customer Contoso', { kind: 'offboard', about: 'Contoso' }],
  ['offboard', { kind: 'offboard', about: '' }],
  ['콘토소 오프보딩해줘', { kind: 'offboard', about: '콘토소' }],
  ['onboard Contoso again', { kind: 'onboard', about: 'Contoso' }],
  ['콘토소 다시 온보딩', { kind: 'onboard', about: '콘토소' }],
  ['outages', { kind: 'outages' }],
  ['show me all outages please', { kind: 'outages' }],
  ['장애 목록 보여줘', { kind: 'outages' }],
  ['장애 현황', { kind: 'outages' }],
  ['history Contoso', { kind: 'history', about: 'Contoso' }],
  ['history of Bank of Nova', { kind: 'history', about: 'Bank of Nova' }],
  ['콘토소 장애 이력', { kind: 'history', about: '콘토소' }],
  ['history', { kind: 'history', about: '' }],
  ['requests Contoso', { kind: 'requests', about: 'Contoso' }],
  ['show service requests for Contoso please', { kind: 'requests', about: 'Contoso' }],
  ['Contoso tickets', { kind: 'requests', about: 'Contoso' }],
  ['requests', { kind: 'requests', about: '' }],
  ['escalate', { kind: 'escalate', about: '' }],
  ['escalate Contoso Exchange mail is queueing', { kind: 'escalate', about: 'Contoso Exchange mail is queueing' }],
  ['please open a service request for Contoso', { kind: 'escalate', about: 'Contoso' }],
  ['escalate EX1234567 for Contoso', { kind: 'escalate', about: 'Contoso', incidentId: 'EX1234567' }],
  ['콘토소 에스컬레이션해줘', { kind: 'escalate', about: '콘토소' }],
  ['한빛물산 서비스 요청 접수해줘', { kind: 'escalate', about: '한빛물산' }],
  ['drafts', { kind: 'drafts' }],
  ['초안 목록 보여줘', { kind: 'drafts' }],
  ['콘토소 서비스 요청', { kind: 'requests', about: '콘토소' }],
  ['콘토소의 서비스 요청 보여줘', { kind: 'requests', about: '콘토소의' }],
  ['한빛물산 티켓 확인해줘', { kind: 'requests', about: '한빛물산' }],
  ['서비스 요청 목록', { kind: 'requests', about: '' }],
  ['language ko', { kind: 'language', language: 'ko' }],
  ['Language: Korean', { kind: 'language', language: 'ko' }],
  ['English please', { kind: 'language', language: 'en' }],
  ['speak korean', { kind: 'language', language: 'ko' }],
  ['switch to english', { kind: 'language', language: 'en' }],
  ['언어 한국어', { kind: 'language', language: 'ko' }],
  ['한국어로', { kind: 'language', language: 'ko' }],
  ['영어로 해줘', { kind: 'language', language: 'en' }],
  ['language', { kind: 'language', language: undefined }],
  ['언어', { kind: 'language', language: undefined }],
  ['language klingon', { kind: 'language', language: undefined }],
  ['', { kind: 'empty' }],
  [' \u200b&nbsp; ', { kind: 'empty' }],
  ['<at>Healthdesk</at>', { kind: 'empty' }],
  ['...', { kind: 'empty' }],
];

const WORDS = [
  'Contoso',
  'Contoso Exchange mail is queueing',
  'Exchange Street Bakery',
  'Ticketmaster',
  'The Phone Company',
  'Museum of Natural History and Art',
  'United States of America Corp',
  'Korean Air',
  'Healthy Hearts Clinic',
  'WORK-DAY',
  '2024-NOV',
  'covid-19a',
  'KB5034441',
  '3f2504e0-ab12-41d3-9a0c-0305e82c3301',
  'ab12345@contoso.com',
  'en',
  '2',
  '3번',
  'hlep',
  '한빛물산',
];

const TAGGING: readonly (readonly [string, Intent])[] = [
  ['tag Contoso gold', { kind: 'tag', about: 'Contoso', tag: 'gold' }],
  ['please tag Contoso as #gold', { kind: 'tag', about: 'Contoso', tag: '#gold' }],
  ['Tag Contoso Suites with tier-1', { kind: 'tag', about: 'Contoso Suites', tag: 'tier-1' }],
  ['tag Contoso, Fabrikam gold', { kind: 'tag', about: 'Contoso, Fabrikam', tag: 'gold' }],
  ['tag contoso.com gold', { kind: 'tag', about: 'contoso.com', tag: 'gold' }],
  ['untag Contoso gold', { kind: 'untag', about: 'Contoso', tag: 'gold' }],
  ['untag gold', { kind: 'untag', about: '', tag: 'gold' }],
  ['tags', { kind: 'tags', about: '' }],
  ['show tags', { kind: 'tags', about: '' }],
  ['tags of Contoso', { kind: 'tags', about: 'Contoso' }],
  ['Contoso tags', { kind: 'tags', about: 'Contoso' }],
  ['콘토소 태그 골드', { kind: 'tag', about: '콘토소', tag: '골드' }],
  ['콘토소 골드 태그 추가해줘', { kind: 'tag', about: '콘토소', tag: '골드' }],
  ['콘토소 태그 골드 지정', { kind: 'tag', about: '콘토소', tag: '골드' }],
  ['콘토소 골드 태그 해제', { kind: 'untag', about: '콘토소', tag: '골드' }],
  ['콘토소 태그 골드 삭제해 주세요', { kind: 'untag', about: '콘토소', tag: '골드' }],
  ['콘토소 태그', { kind: 'tags', about: '콘토소' }],
  ['태그 목록', { kind: 'tags', about: '' }],
  ['태그', { kind: 'tags', about: '' }],
  ['tag Contoso', { kind: 'words', text: 'tag Contoso' }],
  ['TAG Heuer', { kind: 'words', text: 'TAG Heuer' }],
  ['check health for TAG Heuer', { kind: 'check-health', about: 'TAG Heuer' }],
];

describe('understanding what an agent types', () => {
  for (const [text, intent] of TAGGING) {
    it(`reads who is tagged, and how: ${text}`, () => expect(understand(text)).to.deep.equal(intent));
  }

  for (const [text, about] of CHECK_HEALTH) {
    it(`"${text}" checks the health of ${about || 'a customer to choose'}`, () => {
      expect(understand(text)).to.deep.equal({ kind: 'check-health', about });
    });
  }

  for (const [text, intent] of OTHERS) {
    it(`"${text}": ${intent.kind}`, () => {
      expect(understand(text)).to.deep.equal(intent);
    });
  }

  for (const text of WORDS) {
    it(`"${text}" is no command`, () => {
      expect(understand(text)).to.deep.equal({ kind: 'words', text });
    });
  }

  for (const [text, command] of [
    ['hlep', 'help'],
    ['hepl', 'help'],
    ['chekc', 'check-health'],
    ['statsu contoso', 'check-health'],
    ['helath contoso', 'check-health'],
    ['custmers', 'customers'],
    ['cancle', 'cancel'],
    ['strat over', 'start-over'],
    ['langauge', 'language'],
    ['도움멀', 'help'],
    ['취서', 'cancel'],
  ] as const) {
    it(`offers ${command} for "${text}"`, () => {
      expect(nearestCommands(text)).to.include(command);
    });
  }

  for (const text of ['Contoso', 'Northwind Traders', '콘토소', '', '12']) {
    it(`offers no command for "${text}"`, () => {
      expect(nearestCommands(text)).to.be.empty;
    });
  }

  for (const [text, clean] of [
    ['<at>Healthdesk</at> check&nbsp;health ', 'check health'],
    ['<at id="0">Health desk</at>\n<p>hi</p>', 'hi'],
    ['Tom &amp; Sons', 'Tom & Sons'],
    ['\u200bCon\u00adtoso\ufeff', 'Contoso'],
    ['“Contoso”', 'Contoso'],
    ['Contoso!!!', 'Contoso'],
    ['Contoso?', 'Contoso'],
    ['/help', 'help'],
    ['한빛'.normalize('NFD'), '한빛'],
  ] as const) {
    it(`cleans ${JSON.stringify(text)}`, () => {
      expect(cleanText(text)).to.equal(clean);
    });
  }

  it('reads whatever is pasted, however long', () => {
    for (const text of [
      '.'.repeat(100_000),
      'word '.repeat(50_000),
      '가'.repeat(100_000),
      'の'.repeat(100_000),
      '<at>'.repeat(20_000),
    ]) {
      expect(understand(text).kind).to.be.oneOf(['words', 'empty']);
    }
  });
});
