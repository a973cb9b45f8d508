import { expect } from 'chai';
import { BadFilter, parseFilter } from '../../sandbox/odata.ts';

const FIELDS = {
  service: 'string',
  isResolved: 'boolean',
  endDateTime: 'date',
  'properties/status': 'string',
} as const;

const ITEMS = [
  { id: 1, service: "Margie's", isResolved: false, endDateTime: null, properties: { status: 'Active' } },
  {
    id: 2,
    service: 'Teams',
    isResolved: true,
    endDateTime: '2026-11-01T00:00:00.5000000Z',
    properties: { status: 'Resolved' },
  },
  { id: 3, service: 'Teams', isResolved: false, endDateTime: null, properties: { status: 'Active' } },
];

describe('sandbox: OData filters', () => {
  const filters: Record<string, number[]> = {
    'isResolved eq false': [1, 3],
    'isResolved ne true': [1, 3],
    'not isResolved eq false': [2],
    'endDateTime eq null': [1, 3],
    'endDateTime ne null': [2],
    'endDateTime ge 2026-11-01T00:00:00Z': [2],
    'endDateTime gt 2026-11-01T00:00:00.5Z': [],
    'endDateTime le 2026-11-01': [],
    "service eq 'Margie''s'": [1],
    "service eq 'Teams' and isResolved eq false or service eq 'Margie''s'": [1, 3],
    "service eq 'Teams' and (isResolved eq true or service eq 'Margie''s')": [2],
    "not (service eq 'Teams' or isResolved eq true)": [1],
    "properties/status eq 'Resolved'": [2],
  };
  for (const [filter, found] of Object.entries(filters)) {
    it(filter, () => {
      const ids = ITEMS.filter(parseFilter(filter, FIELDS)).map(({ id }) => id);
      expect(ids).to.deep.equal(found);
    });
  }

  const nonsense = [
    '',
    'service',
    'service eq',
    "service like 'x'",
    "title eq 'x'",
    'isResolved eq maybe',
    "service gt 'a'",
  ];
  for (const filter of [
    ...nonsense,
    '(isResolved eq true',
    'isResolved eq true)',
    "endDateTime gt 'x'",
    "service eq 'x",
    'constructor eq null',
  ]) {
    it(`refuses <${filter}>`, () => {
      expect(() => parseFilter(filter, FIELDS)).to.throw(BadFilter);
    });
  }
});
