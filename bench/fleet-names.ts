const FIRST =
  'Amber Arctic Blue Bright Canyon Cedar Cobalt Copper Coral Crystal Delta Dragon Eagle Ember Falcon Fern Forest Garnet Golden Granite Harbor Hazel Indigo Iron Ivory Jade Juniper Lakeside Larch Lotus Lunar Maple Marble Meadow Mercury Misty Nimbus Noble Nordic Oak Olive Onyx Opal Orchid Pacific Pearl Pine Polar Prairie Quartz Raven Redwood River Rocky Rose Saffron Sapphire Scarlet Silver Solar Spruce Sterling Summit Sunset Timber Topaz Valley Velvet Violet Walnut Willow Winter Zenith'.split(
    ' ',
  );
const SECOND =
  'Anchor Arbor Basin Bay Bridge Brook Castle Cliff Cove Creek Crest Crown Dale Field Forge Gate Glen Grove Haven Hill Horizon Island Lake Lane Mill Moor Peak Point Pond Port Quarry Ridge Shore Spring Stone Stream Tower Trail Vale Vista Wharf Wood'.split(
    ' ',
  );
const TRADE =
  'Airlines Analytics Architects Bakery Bank Biotech Brewing Capital Clinic Consulting Dental Design Electric Energy Engineering Farms Films Foods Freight Furniture Gardens Glass Hotels Insurance Interiors Laboratories Law Logistics Machinery Marine Media Motors Optics Outfitters Packaging Paper Partners Pharmacy Printing Publishing Robotics Schools Security Shipping Software Steel Studios Systems Textiles Tools Toys Traders Travel Ventures Winery'.split(
    ' ',
  );
const KOREAN_FIRST =
  '가람 누리 다온 두레 마루 미르 바른 보람 새벽 솔빛 아라 아침 여울 예솔 온새 우솔 은하 이든 초롱 큰솔 하늘 한결 한빛 해오름 햇살'.split(
    ' ',
  );
const KOREAN_TRADE =
  '건설 교육 금융 기계 농산 디자인 로지스 무역 물산 미디어 바이오 병원 산업 섬유 소프트 식품 에너지 전자 정밀 제약 중공업 출판 테크 항공 화학'.split(
    ' ',
  );
const ENDING = ['', '', '', '', ' Ltd', ' Inc.', ' GmbH', ' Group', ' Korea', ' Asia'];

export interface FleetCustomer {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
}

/** Deterministic pseudo-random numbers in [0, 1): the same seed gives the same run. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Distinct names of one to four words, one in eight Korean, always the same ones. */
export function fleet(count: number): FleetCustomer[] {
  const dice = createDice(20_261_122);
  const pick = (words: readonly string[]): string => words[Math.floor(dice() * words.length)] ?? '';
  const names = new Set<string>();
  while (names.size < count) {
    if (dice() < 0.125)
      names.add(
        `${pick(['', '', '(주)', '주식회사 '])}${pick(KOREAN_FIRST)}${pick(KOREAN_FIRST)}${pick(KOREAN_TRADE)}`,
      );
    else {
      const joined = dice() < 0.3 ? `${pick(FIRST)}${pick(SECOND).toLowerCase()}` : `${pick(FIRST)} ${pick(SECOND)}`;
      names.add(`${joined} ${pick(TRADE)}${pick(ENDING)}`);
    }
  }
  return [...names].map((name, at) => {
    const label = name.toLowerCase().replace(/[^a-z]/g, '') || 'customer';
    return {
      tenantId: `5eed0000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`,
      name,
      domain: `${label}${at}.onmicrosoft.com`,
    };
  });
}

const LATIN_KEYS = 'abcdefghijklmnopqrstuvwxyz';
const HANGUL_KEYS = '가나다라마바사아자차카타파하';

/** One slip of the hand in a letter or syllable: lost, added, wrong, or swapped with the next. */
export function withTypingError(name: string, dice: () => number): string {
  const letters = [...name];
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  const at = places[Math.floor(dice() * places.length)] ?? 0;
  const keys = /[가-힣]/.test(letters[at] ?? '') ? HANGUL_KEYS : LATIN_KEYS;
  const key = keys[Math.floor(dice() * keys.length)] ?? '';
  const next = letters[at + 1] ?? '';
  const slips = [[], [key, letters[at] ?? ''], [key], /\p{L}/u.test(next) ? [next, letters[at] ?? ''] : []];
  const slip = slips[Math.floor(dice() * slips.length)] ?? [];
  const swapped = slip[0] === next && slip.length === 2;
  return letters.toSpliced(at, swapped ? 2 : 1, ...slip).join('');
}
