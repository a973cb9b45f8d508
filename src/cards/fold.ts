import type { HealthStatus } from '../domain/health-status.ts';
import type { Element } from './card.ts';
import { line, run } from './rich-text.ts';
import { column } from './row.ts';
import { icon } from './state.ts';

export interface Fold {
  /** Unique on its card. */
  readonly id: string;
  readonly status?: HealthStatus;
  readonly title: string;
  readonly items: readonly Element[];
}

/** Quiet by default: one line that tells how many, and opens. The whole line is the toggle; nothing when there is nothing. */
export function fold({ id, status, title, items }: Fold): readonly Element[] {
  if (items.length === 0) return [];
  const open = `${id}-open`;
  const shut = `${id}-shut`;
  return [
    {
      type: 'ColumnSet',
      spacing: 'Small',
      columns: [
        ...(status ? [column('20px', [line([icon(status)])])] : []),
        column('stretch', [line([run(title)])]),
        column('auto', [chevron(shut, '⌄', true), chevron(open, '⌃', false)]),
      ],
      selectAction: { type: 'Action.ToggleVisibility', targetElements: [id, open, shut] },
    },
    { type: 'Container', id, isVisible: false, style: 'emphasis', spacing: 'Small', items },
  ];
}

const chevron = (id: string, sign: string, isVisible: boolean): Element => ({
  ...line([run(sign, { isSubtle: true })]),
  id,
  isVisible,
});
