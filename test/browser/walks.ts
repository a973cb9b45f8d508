/** The Playground's locale is English, always. */
export const GREETING = 'Hello! Ask me whether a customer’s trouble is Microsoft’s.';

/** The same walk: what the agent types and what it leads to, and what is pressed on the way. */
export const WALKS = {
  en: {
    language: ['language en', 'Ask for a customer’s service health'],
    services: ['check health for Contoso', 'Contoso: Microsoft confirms trouble with 2 of 27 services'],
    timeline: 'Contoso · Exchange Online: degraded, Microsoft is working on it',
    earlier: '7 earlier posts',
    back: 'All services',
    down: 'is Exchange down for Contoso?',
    customers: ['customers', 'Which customer?'],
    chosen: 'Adventure Works: Microsoft confirms trouble with 1 of 16 services',
    noConsent: ['check health for Trey Research', 'Trey Research: we may not see its service health'],
    remedy: 'Ask an Admin agent to grant the app’s consent for this customer, then refresh.',
    unknown: ['check health for Zyxwv', 'No customer matches “Zyxwv”'],
  },
  ko: {
    language: ['language ko', '고객의 서비스 상태를 물어보세요'],
    services: ['콘토소 상태 확인', 'Contoso: 서비스 27개 중 2개에서 Microsoft가 문제를 확인했습니다'],
    timeline: 'Contoso · Exchange Online: 서비스 저하, Microsoft에서 조치하고 있습니다',
    earlier: '이전 게시물 7건',
    back: '전체 서비스',
    down: '콘토소 Exchange 장애인가요?',
    customers: ['고객 목록', '어느 고객을 확인하시겠습니까?'],
    chosen: 'Adventure Works: 서비스 16개 중 1개에서 Microsoft가 문제를 확인했습니다',
    noConsent: ['Trey Research 상태 확인', 'Trey Research: 서비스 상태를 볼 권한이 없습니다'],
    remedy: '관리 에이전트에게 이 고객에 대한 앱 동의를 요청한 다음 새로 고치세요.',
    unknown: ['아리랑상사 상태 확인', '“아리랑상사” 고객을 찾을 수 없습니다'],
  },
} as const;

/** In Microsoft's words, in every language: the newest post of the incident, and its oldest. */
export const NEWEST = 'The last group of servers is being corrected.';
export const OLDEST = 'We are looking into reports of slow email delivery.';
