/** The same filing by hand: what the agent types, what is pressed, and what it leads to. */
export const BY_HAND = {
  en: {
    language: ['language en', 'Ask for a customer’s service health'],
    outage: ['EX1347120 Fabrikam', 'Fabrikam · Exchange Online: degraded'],
    escalate: 'Escalate',
    form: 'Service request for Fabrikam',
    impact: ['Business impact', 'Orders are not confirmed.'],
    review: ['Review', 'Prepare this for Fabrikam (fabrikam.onmicrosoft.com)?'],
    prepare: ['Prepare hand-off', 'Ready to file by hand (Microsoft 365 support)'],
    number: 'Number that the desk gave',
    filed: ['I filed it', '2611220000000123: filed (Microsoft 365 support)'],
  },
  ko: {
    language: ['한국어로', '고객의 서비스 상태를 물어보세요'],
    outage: ['EX1347120 대한정밀', '대한정밀 · Exchange Online: 서비스 저하'],
    escalate: '에스컬레이션',
    form: '대한정밀 서비스 요청',
    impact: ['업무 영향', '주문 확인 메일이 나가지 않습니다.'],
    review: ['검토', '대한정밀(daehanjm.onmicrosoft.com) 요청을 이대로 준비할까요?'],
    prepare: ['직접 접수 준비', 'Microsoft 365 지원에 직접 접수할 준비가 되었습니다'],
    number: '접수처에서 받은 번호',
    filed: ['접수했습니다', '2611220000000123: Microsoft 365 지원에 접수했습니다'],
  },
} as const;
