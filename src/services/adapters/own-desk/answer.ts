import type { DeskReceipt } from '../../../domain/filing.ts';
import type { DeskState } from '../../../domain/request-reading.ts';
import type { RequestNote, RequestStatus } from '../../../domain/service-request.ts';
import { readableText } from '../wire/readable-text.ts';
import type { Profile } from './profile.ts';

type Pointers = Profile['file']['answer'];

/** What stands at a JSON pointer, as text; nothing for what is no word. */
function wordAt(wire: unknown, pointer: string | undefined): string | undefined {
  const found = thingAt(wire, pointer);
  const text = typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
  return text === '' ? undefined : text;
}

function thingAt(wire: unknown, pointer: string | undefined): unknown {
  if (pointer === undefined) return undefined;
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>(
    (at, name) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, name)
        ? (at as Record<string, unknown>)[name]
        : undefined,
    wire,
  );
}

const LONGEST_NUMBER = 100;

/** What the desk gave the request. A link is kept only where it leads to a host of the desk's, by https. */
export function receiptIn(wire: unknown, pointers: Pointers, key: string, hosts: readonly string[]): DeskReceipt {
  const number = wordAt(wire, pointers.number)?.slice(0, LONGEST_NUMBER);
  const link = wordAt(wire, pointers.link);
  return {
    ref: wordAt(wire, pointers.ref)?.slice(0, LONGEST_NUMBER) ?? number ?? key,
    ...(number && { number }),
    ...(link && leadsTo(hosts, link) && { link }),
  };
}

function leadsTo(hosts: readonly string[], link: string): boolean {
  const url = URL.parse(link);
  return url?.protocol === 'https:' && url.username === '' && hosts.some((host) => host.toLowerCase() === url.host);
}

/** How the request stands there; nothing where the answer tells no state. */
export function stateIn(wire: unknown, { read, statuses, notes }: Profile): Omit<DeskState, 'receipt'> | undefined {
  const said = wordAt(wire, read?.answer.status);
  if (!read || said === undefined) return undefined;
  const known = Object.entries(statuses).find(([, words]) =>
    words.some((word) => word.toLowerCase() === said.toLowerCase()),
  );
  const owner = wordAt(wire, read.answer.owner);
  const list = thingAt(wire, read.answer.notes);
  return {
    status: (known?.[0] as RequestStatus | undefined) ?? 'unknown',
    said,
    ...(owner && { owner }),
    notes: (Array.isArray(list) ? list : []).flatMap((note) => noteIn(note, notes)),
  };
}

function noteIn(wire: unknown, names: Profile['notes']): readonly RequestNote[] {
  const [by, at, text] = [names.by, names.at, names.text].map((name) => wordAt(wire, `/${name}`));
  const moment = at === undefined ? NaN : Date.parse(at);
  return text === undefined
    ? []
    : [{ text: readableText(text), ...(by && { by }), ...(Number.isNaN(moment) ? {} : { at: new Date(moment) }) }];
}
