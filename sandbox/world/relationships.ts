import { guidOf, hashOf } from './chance.ts';
import type { Customer } from './customer.ts';
import { groups } from './groups.ts';
import { days } from './moment.ts';

/** Entra role definitions, by id: the same in every tenant. */
const ROLES = {
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  messageCenterReader: '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b',
  serviceSupport: 'f023fd81-a637-4b56-95fd-791ac0226033',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
} as const;

const READING = [ROLES.globalReader, ROLES.messageCenterReader];

/** A GDAP relationship; times count from the sandbox's start, those to come in negative milliseconds ago. */
export interface Relationship {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly autoExtends: boolean;
  readonly endsAgo: number | undefined;
  readonly roles: readonly string[];
  readonly assignments: readonly Assignment[];
}

export interface Assignment {
  readonly id: string;
  readonly groupId: string;
  readonly roles: readonly string[];
}

/**
 * A customer's relationships. `lasting` renews itself, `ends-soon` ends in eleven days and does not, `ended` did so
 * 19 days ago, `awaiting-approval` has a new one beside the ended one, `without-health` grants no role that reads health.
 */
export function relationshipsOf({ tenantId, name, gdap }: Customer): readonly Relationship[] {
  const made = (what: string, facts: Omit<Relationship, 'id' | 'name'>): Relationship => ({
    id: `${guidOf(`relationship ${what} ${tenantId}`)}-${tenantId}`,
    name: `${name} ${what}`,
    ...facts,
  });
  const all = { roles: [...READING, ROLES.serviceSupport, ROLES.directoryReaders] };
  const assignments = assignmentsAt(tenantId, /\p{Script=Hangul}/u.test(name));
  const ended = made('support', { ...all, status: 'expired', autoExtends: false, endsAgo: days(19), assignments: [] });
  switch (gdap) {
    case 'none':
      return [];
    case 'ended':
      return [ended];
    case 'awaiting-approval': {
      const next = { ...all, status: 'approvalPending', autoExtends: true, endsAgo: undefined, assignments: [] };
      return [ended, made('renewal', next)];
    }
    case 'ends-soon':
      return [made('support', { ...all, status: 'active', autoExtends: false, endsAgo: -days(11), assignments })];
    case 'without-health': {
      const roles = [ROLES.directoryReaders];
      const given = assignments.map((assignment) => ({ ...assignment, roles }));
      const facts = { status: 'active', autoExtends: true, endsAgo: -days(200), roles, assignments: given };
      return [made('directory', facts)];
    }
    case 'lasting': {
      const endsAgo = -days(120 + (hashOf(tenantId) % 500));
      return [made('support', { ...all, status: 'active', autoExtends: true, endsAgo, assignments })];
    }
  }
}

/** One team reads everywhere, one in Korea alone, and those who file tickets may do that everywhere. */
function assignmentsAt(tenantId: string, isKorean: boolean): readonly Assignment[] {
  const given = (groupId: string, roles: readonly string[]): Assignment => ({
    id: guidOf(`assignment ${groupId} ${tenantId}`),
    groupId,
    roles,
  });
  return [
    given(groups.serviceSupportGlobal.id, READING),
    ...(isKorean ? [given(groups.serviceSupportKorea.id, READING)] : []),
    given(groups.tickets.id, [ROLES.serviceSupport]),
  ];
}
