import type { Fault } from '../faults.ts';
import type { World } from '../world/world.ts';

const KINDS = {
  path: 'string',
  tenant: 'string',
  status: 'number',
  headers: 'object',
  delayMs: 'number',
  held: 'boolean',
  truncate: 'boolean',
  hang: 'boolean',
  afterwards: 'boolean',
  times: 'number',
} as const;

/** The fault that a body describes, or what is wrong with it: a misspelt fault would otherwise pass for good weather. */
export function readFault(body: unknown, world: World): Fault | string {
  if (typeof body !== 'object' || body === null) return 'The body must be JSON: {"path": "/v1.0/", "status": 503}.';
  for (const [key, value] of Object.entries(body)) {
    if (key === 'body') continue;
    if (!Object.hasOwn(KINDS, key)) return `'${key}' is not known. Known: body, ${Object.keys(KINDS).join(', ')}.`;
    const kind = KINDS[key as keyof typeof KINDS];
    if (typeof value !== kind || value === null) return `'${key}' must be a ${kind}.`;
  }
  const fault = body as Fault;
  if (!fault.path) return '`path` is missing: a prefix such as /v1.0/, or a regular expression.';
  if (!isPattern(fault.path)) return `\`path\` is no regular expression: ${fault.path}`;
  if (fault.status !== undefined && !(fault.status >= 200 && fault.status <= 599))
    return '`status` must be 200 to 599.';
  if (fault.tenant === undefined) return fault;
  const customer = world.find(fault.tenant);
  return customer ? { ...fault, tenant: customer.tenantId } : `There is no tenant '${fault.tenant}'.`;
}

function isPattern(path: string): boolean {
  try {
    return path.startsWith('/') || new RegExp(path) instanceof RegExp;
  } catch {
    return false;
  }
}
