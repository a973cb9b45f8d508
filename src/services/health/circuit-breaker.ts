import type { HealthSource } from '../ports.ts';
import { type CircuitNeeds, createCircuits } from './circuits.ts';

/** A source that is left alone where it is down, a tenant at a time. */
export function withCircuitBreaker(source: HealthSource, needs: CircuitNeeds): HealthSource {
  const guard = createCircuits(needs);
  return {
    name: source.name,
    read: (customer, signal, purpose) =>
      guard(customer.tenantId, () => source.read(customer, signal, purpose), purpose === 'retry'),
  };
}
