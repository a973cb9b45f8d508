/** People of the sandbox's partner, by what they may do: object ids in `sandbox/world/staff.ts`. */
export const STAFF = {
  /** Helpdesk agent, in the groups for all customers. */
  helpdesk: '5a0d0000-0000-4000-8000-000000007011',
  /** Admin agent, in the groups for all customers. */
  admin: '5a0d0000-0000-4000-8000-000000007012',
  /** Helpdesk agent, in the group for Korean customers alone. */
  helpdeskKorea: '5a0d0000-0000-4000-8000-000000007013',
  sales: '5a0d0000-0000-4000-8000-000000007014',
  globalAdmin: '5a0d0000-0000-4000-8000-000000007015',
  /** In no group at all. */
  nobody: '5a0d0000-0000-4000-8000-000000007016',
  /** Helpdesk agent whose customers wait for a group to be activated. */
  justInTime: '5a0d0000-0000-4000-8000-000000007017',
} as const;
