import type { Customer } from '../../src/domain/customer.ts';
import type { AccessAssignment, Relationship } from '../../src/domain/gdap.ts';
import { type AccessFacts, type AccessView, createAccessView } from '../../src/services/access/access-view.ts';
import type { OffboardingBook, RelationshipBook } from '../../src/services/ports.ts';
import { aCustomer, NOW } from './builders.ts';

export const SERVICE_SUPPORT = 'f023fd81-a637-4b56-95fd-791ac0226033';
export const READERS_GROUP = '5a0d0000-0000-4000-8000-000000006011';

export const daysFromNow = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60_000);

/** In force, and renews itself. */
export const aRelationship = (over: Partial<Relationship> = {}): Relationship => ({
  id: 'relationship-1',
  tenantId: aCustomer().tenantId,
  name: 'Contoso support',
  status: 'active',
  endsAt: daysFromNow(300),
  autoExtends: true,
  roleIds: [SERVICE_SUPPORT],
  ...over,
});

export const anAssignment = (over: Partial<AccessAssignment> = {}): AccessAssignment => ({
  relationshipId: 'relationship-1',
  tenantId: aCustomer().tenantId,
  groupId: READERS_GROUP,
  roleIds: [SERVICE_SUPPORT],
  isActive: true,
  ...over,
});

export const aView = (facts: Partial<AccessFacts> = {}): AccessView =>
  createAccessView({ relationships: [], assignments: [], offboarded: new Map(), isKnown: true, ...facts });

/** The book as it stands, in memory. */
export function aRelationshipBook(relationships: readonly Relationship[] = []): RelationshipBook {
  const kept = new Map(relationships.map((one) => [one.id, { one, readAt: new Date(0) }]));
  const assignments = new Map<string, readonly AccessAssignment[]>();
  let version = 0;
  return {
    version: async () => String(version),
    relationships: async () => [...kept.values()].map(({ one }) => one),
    assignments: async () => [...assignments.values()].flat(),
    async keep(page, readAt) {
      for (const one of page) kept.set(one.id, { one, readAt });
      version += page.length;
    },
    async keepAssignments(id, its) {
      assignments.set(id, its);
      version += 1;
    },
    async forget(ids, readAt) {
      const gone = ids.filter((id) => (kept.get(id)?.readAt ?? readAt) < readAt);
      for (const id of gone) kept.delete(id);
      for (const id of gone) assignments.delete(id);
      version += gone.length;
      return gone.length;
    },
  };
}

export function anOffboardingBook(): OffboardingBook {
  const offboarded = new Map<string, Date>();
  return {
    all: async () => new Map(offboarded),
    offboard: async (tenantId, at) => void offboarded.set(tenantId, at),
    onboard: async (tenantId) => void offboarded.delete(tenantId),
  };
}

export const aReseller = (over: Partial<Customer> = {}): Customer =>
  aCustomer({ relations: ['partner-center', 'reseller'], ...over });
