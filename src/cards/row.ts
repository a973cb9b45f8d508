import type { HealthStatus } from '../domain/health-status.ts';
import type { CardAction } from './actions.ts';
import { execute } from './actions.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { BOLD, line, run, SMALL, smallLine } from './rich-text.ts';
import { icon } from './state.ts';

export interface Row {
  /** Its icon stands before the title; the word is the caller's, in `details`. */
  readonly status?: HealthStatus;
  readonly title: string;
  readonly details?: readonly string[];
  /** The whole row is the button. */
  readonly action?: CardAction;
  readonly besideInputs?: boolean;
}

const MOST_TITLE = 160;
const MOST_DETAIL = 400;

/** Icon, words, chevron: one thing on a line of its own, tappable as a whole. */
export function row({ status, title, details = [], action, besideInputs = false }: Row): Element {
  const text = clip(title, MOST_TITLE);
  const columns = [
    ...(status ? [column('20px', [line([icon(status)])])] : []),
    column('stretch', [line([run(text, BOLD)]), ...details.map((detail) => smallLine(clip(detail, MOST_DETAIL)))]),
    ...(action ? [column('auto', [line([run('›', { ...SMALL, size: 'Large' })])], 'Center')] : []),
  ];
  const select = action ? { selectAction: execute(action, { besideInputs }) } : {};
  return { type: 'ColumnSet', spacing: 'Small', columns, ...select };
}

/** A row that is one name: many of them fit where few rows would. */
export function nameRow(name: string, action: CardAction): Element {
  const items = [{ type: 'RichTextBlock', inlines: [run(`${clip(name, MOST_TITLE)}  ›`)] }];
  return { type: 'Container', spacing: 'Small', items, selectAction: execute(action) };
}

export function column(width: string, items: readonly Element[], align?: 'Center'): Element {
  const spacing = width === '20px' ? {} : { spacing: 'Small' };
  return { type: 'Column', width, ...spacing, items, ...(align ? { verticalContentAlignment: align } : {}) };
}
