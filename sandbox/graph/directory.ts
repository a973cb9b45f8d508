import { type Answer, type Ask, json, type Route } from '../exchange.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import { type Group, groups } from '../world/groups.ts';
import type { Directory, Person } from '../world/staff.ts';
import { withRole } from './admission.ts';
import { entity, pageOf } from './collection.ts';
import type { GraphRefusals } from './refusals.ts';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
const MOST_GROUPS = 20;

interface Needs {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly refusals: GraphRefusals;
}

/** The partner's own directory: its groups, and who of its people is in them. */
export function directoryRoutes({ directory, tokens, refusals }: Needs): readonly Route[] {
  const route = (method: string, path: string, role: string, visit: (ask: Ask, id: string) => Answer): Route => ({
    method,
    path: new RegExp(`^/v1\\.0/${path}$`),
    handle: withRole(tokens, refusals, role, (ask, [id = '']) => visit(ask, id)),
  });
  const ofPerson = (visit: (ask: Ask, person: Person) => Answer) => (ask: Ask, id: string) => {
    const person = directory.person(id);
    return person ? visit(ask, person) : refusals.notFound(ask, id);
  };

  return [
    route('GET', 'groups', 'GroupMember.Read.All', (ask) =>
      pageOf(ask, {
        context: 'groups',
        items: Object.values(groups).map(groupOnWire),
        filterable: { displayName: 'string' },
      }),
    ),
    route('GET', 'groups/([^/]+)', 'GroupMember.Read.All', (ask, id) => {
      const group = directory.group(id);
      return group ? entity('groups', groupOnWire(group)) : refusals.notFound(ask, id);
    }),
    route(
      'GET',
      'users/([^/]+)',
      'Directory.Read.All',
      ofPerson((_, person) => entity('users', personOnWire(person))),
    ),
    route(
      'POST',
      'users/([^/]+)/checkMemberGroups',
      'GroupMember.Read.All',
      ofPerson((ask, person) => {
        const asked = groupIdsIn(ask.body);
        if (asked === undefined) return refusals.query(ask, "The action parameter 'groupIds' is missing.");
        if (asked.length > MOST_GROUPS)
          return refusals.query(ask, `At most ${MOST_GROUPS} groups are checked at once.`);
        return json(200, {
          '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(Edm.String)',
          value: asked.filter((id) => directory.isMember(person, id)),
        });
      }),
    ),
    route(
      'GET',
      'users/([^/]+)/transitiveMemberOf/microsoft\\.graph\\.directoryRole',
      'RoleManagement.Read.Directory',
      ofPerson((ask, person) =>
        pageOf(ask, { context: 'directoryRoles', items: person.isGlobalAdmin ? [GLOBAL_ADMIN] : [], filterable: {} }),
      ),
    ),
  ];
}

const groupOnWire = ({ id, displayName }: Group) => ({
  id,
  deletedDateTime: null,
  createdDateTime: '2019-03-05T08:12:31Z',
  description: null,
  displayName,
  groupTypes: [],
  mailEnabled: false,
  mailNickname: displayName.replaceAll(' ', ''),
  securityEnabled: true,
});

/** Graph's default properties of a user. */
function personOnWire({ id, displayName }: Person) {
  const [givenName = '', surname = ''] = displayName.split(' ');
  const address = `${displayName.toLowerCase().replaceAll(' ', '.')}@sandboxpartner.onmicrosoft.com`;
  return {
    id,
    businessPhones: ['+82 2 555 0100'],
    displayName,
    givenName,
    surname,
    jobTitle: null,
    mail: address,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    userPrincipalName: address,
  };
}

const GLOBAL_ADMIN = {
  '@odata.type': '#microsoft.graph.directoryRole',
  id: guidOf('directory role Global Administrator'),
  deletedDateTime: null,
  description: 'Can manage all aspects of the directory.',
  displayName: 'Global Administrator',
  roleTemplateId: GLOBAL_ADMINISTRATOR,
};

function groupIdsIn(body: string): readonly string[] | undefined {
  try {
    const { groupIds } = JSON.parse(body) as { groupIds?: unknown };
    return Array.isArray(groupIds) ? groupIds.map(String) : undefined;
  } catch {
    return undefined;
  }
}
