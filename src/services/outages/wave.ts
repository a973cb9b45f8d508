import type { Asked } from '../question-ports.ts';

/**
 * For how many customers somebody has asked who can be counted for none of the others: each gets an agent of its own, as
 * far as there are any. One busy agent counts once, and so does one customer of whom many ask.
 */
export function waveOf(asks: readonly Pick<Asked, 'tenantId' | 'by'>[]): number {
  const asksOf = Map.groupBy(asks, ({ tenantId }) => tenantId);
  const customerOf = new Map<string, string>();
  // An agent who stands for another customer is free where that one finds somebody else.
  const findsAgent = (tenantId: string, tried: Set<string>): boolean =>
    (asksOf.get(tenantId) ?? []).some(({ by }) => {
      if (tried.has(by)) return false;
      tried.add(by);
      const other = customerOf.get(by);
      if (other !== undefined && !findsAgent(other, tried)) return false;
      customerOf.set(by, tenantId);
      return true;
    });
  return [...asksOf.keys()].filter((tenantId) => findsAgent(tenantId, new Set())).length;
}
