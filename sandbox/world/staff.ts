import { type Group, groups } from './groups.ts';

/** A person in the partner's own tenant. */
export interface Person {
  /** Object id; the Playground's are no valid GUIDs. */
  readonly id: string;
  readonly displayName: string;
  /** Of groups, whether directly or through a nested one. */
  readonly memberOf: readonly Group[];
  readonly isGlobalAdmin: boolean;
}

const person = (id: string, displayName: string, memberOf: readonly Group[], isGlobalAdmin = false): Person => ({
  id,
  displayName,
  memberOf,
  isGlobalAdmin,
});

const { adminAgents, helpdeskAgents, salesAgents, serviceSupportGlobal, serviceSupportKorea, tickets } = groups;
const { azureReaders, azureSupport } = groups;

/** People of the Agents Playground, as `.m365agentsplayground.yml` names them. */
const atTheWindow = (number: number): string => `00000000-0000-0000-0000-00000000000${number}`;
/** People of the partner's whom nobody sits at the window for. */
const elsewhere = (number: number): string => `5a0d0000-0000-4000-8000-0000000070${number}`;

export const staff: readonly Person[] = [
  person(atTheWindow(20), 'Kim Minji', [helpdeskAgents, serviceSupportGlobal, tickets, azureReaders, azureSupport]),
  person(atTheWindow(21), 'Alex Wilber', [adminAgents, serviceSupportGlobal, tickets]),
  person(atTheWindow(22), 'Park Jiho', [helpdeskAgents, serviceSupportKorea]),
  person(atTheWindow(23), 'Ingrid Solheim', [salesAgents, serviceSupportGlobal]),
  person(atTheWindow(24), 'Daniela Ferreira', [serviceSupportGlobal], true),
  person(atTheWindow(25), 'Tom Okafor', []),
  person(elsewhere(11), 'Hana Novak', [helpdeskAgents, serviceSupportGlobal, tickets, azureReaders]),
  person(elsewhere(12), 'Amara Diallo', [adminAgents, serviceSupportGlobal, tickets]),
  person(elsewhere(13), 'Lee Seoyeon', [helpdeskAgents, serviceSupportKorea]),
  person(elsewhere(14), 'Sofia Rossi', [salesAgents, serviceSupportGlobal]),
  person(elsewhere(15), 'Jonas Berg', [serviceSupportGlobal], true),
  person(elsewhere(16), 'Priya Nair', []),
  /** A role, and no customers until a group is activated. */
  person(elsewhere(17), 'Mateo Silva', [helpdeskAgents]),
  /** Accounts that no person uses: the bot reads customers with the one, and asks Partner Center with the other. */
  person(elsewhere(31), 'Healthdesk Reader', [serviceSupportGlobal]),
  person(elsewhere(32), 'Healthdesk Partner', [helpdeskAgents]),
];

/** Who is in which group now: just-in-time groups come and go. */
export interface Directory {
  person(id: string): Person | undefined;
  group(id: string): Group | undefined;
  isMember(person: Person, groupId: string): boolean;
  /** Makes somebody a member of a group, or takes that away. */
  setMember(personId: string, groupId: string, isMember: boolean): void;
  /** Everybody is where they were at the start. */
  reset(): void;
}

export function createDirectory(): Directory {
  const changes = new Map<string, boolean>();
  return {
    person: (id) => staff.find((one) => one.id === id.toLowerCase()),
    group: (id) => Object.values(groups).find((one) => one.id === id.toLowerCase()),
    isMember: (one, groupId) =>
      changes.get(`${one.id} ${groupId}`) ?? one.memberOf.some((group) => group.id === groupId.toLowerCase()),
    setMember: (personId, groupId, isMember) => void changes.set(`${personId} ${groupId}`, isMember),
    reset: () => changes.clear(),
  };
}
