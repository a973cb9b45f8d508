import type { Route } from '../exchange.ts';
import type { FieldKind } from '../odata.ts';
import type { Customer } from '../world/customer.ts';
import { attachmentsOf, messagesFor } from '../world/messages.ts';
import { nameOf, type ServiceId } from '../world/services.ts';
import { type Admission, forCustomer } from './admission.ts';
import { entity, pageOf } from './collection.ts';
import { hasReport, reportOf } from './incident-report.ts';
import { issueOnWire, overviewOnWire } from './wire.ts';

const ROOT = '^/v1\\.0/admin/serviceAnnouncement';
const CONTEXT = 'admin/serviceAnnouncement';

const ISSUE_FIELDS: Record<string, FieldKind> = {
  id: 'string',
  service: 'string',
  status: 'string',
  classification: 'string',
  isResolved: 'boolean',
  startDateTime: 'date',
  endDateTime: 'date',
  lastModifiedDateTime: 'date',
};

/** Graph's service communications: health overviews, issues, messages of the token's tenant. */
export function serviceAnnouncementRoutes(admission: Admission, now: () => Date): readonly Route[] {
  const { refusals, world } = admission;
  const get = (path: string, role: string, visit: Parameters<typeof forCustomer>[2]): Route => ({
    method: 'GET',
    path: new RegExp(`${ROOT}${path}$`),
    handle: forCustomer(admission, role, visit),
  });
  const issues = (customer: Customer, service?: ServiceId) =>
    customer.problems
      .filter((problem) => service === undefined || problem.service === service)
      .map((problem) => issueOnWire(problem, world.start));
  const overview = (customer: Customer, service: ServiceId, expand: boolean) => ({
    ...overviewOnWire(customer, service),
    ...(expand && { issues: issues(customer, service) }),
  });
  const byName = (customer: Customer, name: string | undefined) =>
    customer.services.find((service) => nameOf(service) === name);

  return [
    get('/healthOverviews', 'ServiceHealth.Read.All', (ask, customer) => {
      const expand = ask.query.get('$expand') === 'issues';
      const items = customer.services.map((service) => overview(customer, service, expand));
      const filterable = { id: 'string', service: 'string', status: 'string' } as const;
      return pageOf(ask, { context: `${CONTEXT}/healthOverviews`, items, filterable, options: ['$expand'] });
    }),
    get('/healthOverviews/([^/]+)', 'ServiceHealth.Read.All', (ask, customer, [name]) => {
      const service = byName(customer, name);
      if (service === undefined) return refusals.notForTenant(ask);
      const expand = ask.query.get('$expand') === 'issues';
      return entity(`${CONTEXT}/healthOverviews`, overview(customer, service, expand));
    }),
    get('/healthOverviews/([^/]+)/issues', 'ServiceHealth.Read.All', (ask, customer, [name = '']) => {
      const service = byName(customer, name);
      if (service === undefined) return refusals.notForTenant(ask);
      const context = `${CONTEXT}/healthOverviews('${encodeURIComponent(name)}')/issues`;
      return pageOf(ask, { context, items: issues(customer, service), filterable: ISSUE_FIELDS, largestPage: 1000 });
    }),
    get('/issues', 'ServiceHealth.Read.All', (ask, customer) =>
      pageOf(ask, {
        context: `${CONTEXT}/issues`,
        items: issues(customer),
        filterable: ISSUE_FIELDS,
        largestPage: 1000,
      }),
    ),
    get('/issues/([^/]+)', 'ServiceHealth.Read.All', (ask, customer, [id]) => {
      const problem = customer.problems.find((one) => one.id === id);
      if (problem === undefined) return refusals.notForTenant(ask);
      return entity(`${CONTEXT}/issues`, issueOnWire(problem, world.start));
    }),
    get('/issues/([^/]+)/incidentReport', 'ServiceHealth.Read.All', (ask, customer, [id = '']) => {
      const problem = customer.problems.find((one) => one.id === id);
      if (problem === undefined) return refusals.notForTenant(ask);
      return hasReport(problem) ? reportOf(problem, world.start) : refusals.notFound(ask, `${id}/incidentReport`);
    }),
    get('/messages', 'ServiceMessage.Read.All', (ask, customer) => {
      if (customer.keeps.includes('messages')) return refusals.role(ask);
      return pageOf(ask, {
        context: `${CONTEXT}/messages`,
        items: messagesFor(customer, world.start, now()),
        filterable: { id: 'string', lastModifiedDateTime: 'date' },
      });
    }),
    get('/messages/([^/]+)/attachments', 'ServiceMessage.Read.All', (ask, customer, [id = '']) => {
      const items = attachmentsOf(customer, id, world.start);
      if (items === undefined) return refusals.notForTenant(ask);
      return pageOf(ask, { context: `${CONTEXT}/messages('${id}')/attachments`, items, filterable: {} });
    }),
  ];
}
