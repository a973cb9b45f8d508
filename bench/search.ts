/** How long it takes to find customers among 10,000, in milliseconds. Prints figures, judges nothing. */
import { performance } from 'node:perf_hooks';
import { createCustomerIndex } from '../src/services/customers/customer-index.ts';
import { initialsOf } from '../src/services/spelling/hangul.ts';
import { createDice, type FleetCustomer, fleet, withTypingError } from './fleet-names.ts';

const CUSTOMERS = 10_000;
const OF_EACH_KIND = 50;

const dice = createDice(7);
const customers = fleet(CUSTOMERS);
const korean = customers.filter(({ name }) => /^[가-힣]+$/.test(name));
const one = (of: readonly FleetCustomer[]): FleetCustomer => of[Math.floor(dice() * of.length)] as FleetCustomer;

const KINDS: Readonly<Record<string, () => string>> = {
  'name as written': () => one(customers).name,
  'one typing error': () => withTypingError(one(customers).name, dice),
  'two typing errors': () => withTypingError(withTypingError(one(customers).name, dice), dice),
  'first letters': () => one(customers).name.slice(0, 1 + Math.floor(dice() * 5)),
  'one common word': () => one(customers).name.split(' ').at(-1) ?? '',
  'another order': () => one(customers).name.split(' ').reverse().join(' '),
  domain: () => one(customers).domain,
  'with a question': () => `${one(customers).name} exchange mail is queueing since this morning for everybody`,
  'error and question': () => `${withTypingError(one(customers).name, dice)} teams calls drop`,
  'Hangul with particle': () => `${one(korean).name}에서 메일 장애`,
  'Hangul initials': () => initialsOf(one(korean).name),
  'Hangul for Latin': () =>
    ['콘토소', '블루 브리지', '골든 게이트 뱅크', '실버스톤', '파인 그로브 소프트웨어'][Math.floor(dice() * 5)] ?? '',
  nonsense: () => Array.from({ length: 3 }, () => Math.floor(dice() * 1e9).toString(36)).join(' '),
};

function figures(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2).padStart(7);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)}  worst ${at(1)}`;
}

const memoryBefore = process.memoryUsage().heapUsed;
const began = performance.now();
const index = createCustomerIndex(customers);
const built = performance.now() - began;
const memory = (process.memoryUsage().heapUsed - memoryBefore) / 2 ** 20;
console.log(
  `${index.size} customers: index built in ${built.toFixed(0)} ms, some ${memory.toFixed(0)} MB before collection`,
);

const queries = Object.entries(KINDS).map(([kind, query]) => ({
  kind,
  texts: Array.from({ length: OF_EACH_KIND }, query),
}));
for (const { texts } of queries) for (const text of texts) index.search(text);

const all: number[] = [];
for (const { kind, texts } of queries) {
  const times = texts.map((text) => {
    const start = performance.now();
    index.search(text);
    return performance.now() - start;
  });
  all.push(...times);
  console.log(`${kind.padEnd(22)} ${figures(times)}`);
}
console.log(`${`all ${all.length} queries`.padEnd(22)} ${figures(all)}   (ms)`);
