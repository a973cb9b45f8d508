/** One role's grant, as Azure tells it of the asking token: patterns such as `Microsoft.Support/*`. */
export interface Grant {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

const FILING = 'Microsoft.Support/supportTickets/write';

/** Whether these grants allow filing support tickets. What one role takes away another may still give. */
export const mayFile = (grants: readonly Grant[]): boolean =>
  grants.some(({ actions, notActions }) => actions.some(covers(FILING)) && !notActions.some(covers(FILING)));

const covers =
  (action: string) =>
  (pattern: string): boolean =>
    new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`, 'i').test(action);
