import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import { PARTNER_CENTER, PARTNER_TENANT_ID } from '../login/application.ts';
import { readBearer } from '../login/bearer.ts';
import { isSupportAgent } from '../login/people.ts';
import type { Tokens } from '../login/tokens.ts';
import type { Customer } from '../world/customer.ts';
import type { ServiceRequest } from '../world/service-requests.ts';
import type { Directory } from '../world/staff.ts';
import type { World } from '../world/world.ts';

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly directory: Directory;
  readonly now: () => Date;
}

/** Partner Center's largest page of requests is not published. */
const LARGEST = 50;
const SEVERITIES = ['unknown', 'critical', 'moderate', 'minimal'];
const STATUSES = ['none', 'open', 'closed', 'attention_needed'];

/**
 * A customer's service requests, for people in an agent group with MFA. As published, the list tells severity and status by
 * number and one request tells them by word.
 */
export function serviceRequestRoutes({ world, tokens, directory, now }: Needs): readonly Route[] {
  /** What has been changed since, by the request's id. */
  const changes = new Map<string, { readonly notes: NoteWritten[]; status?: string }>();
  const changesOf = (id: string) => changes.get(id) ?? changes.set(id, { notes: [] }).get(id) ?? { notes: [] };
  type Visit = (ask: Ask, customer: Customer, requestId: string) => Answer;
  const route = (method: string, path: RegExp, visit: Visit): Route => ({
    method,
    path,
    handle: (ask, [id = '', requestId = '']) => {
      const { claims } = readBearer(tokens, ask, PARTNER_CENTER);
      if (claims === undefined) return refuse(401, '400', 'Access denied.');
      if (claims.tid !== PARTNER_TENANT_ID || !claims.amr?.includes('mfa'))
        return refuse(403, '2032', 'Access denied.');
      const person = directory.person(claims.oid ?? '');
      if (!person || !isSupportAgent(person, directory))
        return refuse(403, '900150', 'The role does not have the rights.');
      const customer = world.find(id);
      if (customer?.tenantId !== id) return refuse(404, '1000', 'The customer was not found.');
      if (customer.keeps.includes('service-requests')) return refuse(403, '2032', 'Access denied.');
      return visit(ask, customer, requestId);
    },
  });

  const get = (path: RegExp, visit: Visit) => route('GET', path, visit);
  const one: Visit = (_, { tenantId, name, requests }, requestId) => {
    const request = requests.find(({ id }) => id === requestId);
    if (!request) return refuse(404, '1000', 'The service request was not found.');
    const { severity, status, description, topic, notes } = request;
    const changed = changesOf(requestId);
    return marked(
      json(200, {
        ...common(request, world.start),
        severity,
        status: changed.status ?? status,
        description,
        supportTopicId: '32444671',
        supportTopicName: topic,
        organization: { id: tenantId, name },
        primaryContact: { ...CONTACT, email: 'kim.minji@sandboxpartner.example' },
        notes: [
          ...notes.map(({ by, ago, text }) => ({ createdByName: by, createdDate: stamp(world.start, ago), text })),
          ...changed.notes,
        ],
      }),
    );
  };

  return [
    get(/^\/v1\/customers\/([^/]+)\/servicerequests$/, (ask, { requests, requestWords }) => {
      const [offset, size] = [ask.query.get('offset') ?? '0', ask.query.get('size') ?? String(LARGEST)];
      const strange = [...ask.query.keys()].some((name) => name !== 'offset' && name !== 'size');
      if (strange || !/^\d{1,6}$/.test(offset) || !/^[1-9]\d{0,5}$/.test(size))
        return refuse(400, '2000', 'The offset or the page size is invalid.');
      const page = requests.slice(Number(offset), Number(offset) + Math.min(Number(size), LARGEST));
      return marked(
        json(200, {
          totalCount: requests.length,
          items: page.map((request) => ({
            ...common(request, world.start),
            severity: requestWords ? request.severity.toUpperCase() : SEVERITIES.indexOf(request.severity),
            status: requestWords ? request.status.replace('_', '').toUpperCase() : STATUSES.indexOf(request.status),
            primaryContact: CONTACT,
          })),
          attributes: { objectType: 'Collection' },
        }),
      );
    }),
    get(/^\/v1\/customers\/([^/]+)\/servicerequests\/([^/]+)$/, one),
    route('PATCH', /^\/v1\/customers\/([^/]+)\/servicerequests\/([^/]+)$/, (ask, customer, requestId) => {
      const wish = readWish(ask.body);
      const changed = changesOf(requestId);
      if (wish.Status === 'closed') changed.status = 'closed';
      const text = wish.NewNote?.Text;
      if (text)
        changed.notes.push({ createdByName: 'Healthdesk', createdDate: now().toISOString().replace('Z', ''), text });
      return one(ask, customer, requestId);
    }),
  ];
}

interface NoteWritten {
  readonly createdByName: string;
  readonly createdDate: string;
  readonly text: string;
}

interface Wish {
  readonly Status?: string;
  readonly NewNote?: { readonly Text?: string };
}

function readWish(body: string): Wish {
  try {
    return (JSON.parse(body) ?? {}) as Wish;
  } catch {
    return {};
  }
}

const CONTACT = { lastName: 'Minji', firstName: 'Kim' };

const common = ({ id, title, product, createdAgo, updatedAgo, closedAgo }: ServiceRequest, start: Date) => ({
  id,
  title,
  productName: product,
  createdDate: stamp(start, createdAgo),
  lastModifiedDate: stamp(start, updatedAgo),
  lastClosedDate: closedAgo === undefined ? '0001-01-01T00:00:00' : stamp(start, closedAgo),
  attributes: { objectType: 'ServiceRequest' },
});

/** Without a zone, as published; it is UTC. */
const stamp = (start: Date, ago: number): string => new Date(start.getTime() - ago).toISOString().replace('Z', '');

/** Behind a byte order mark, as Partner Center's lists are seen in the field. */
const marked = (answer: Answer): Answer => ({ ...answer, body: `\uFEFF${answer.body}` });

const refuse = (status: number, code: string, description: string): Answer =>
  json(status, { code, description, data: [], source: 'PartnerApiServiceCore' });
