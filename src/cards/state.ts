import type { HealthStatus } from '../domain/health-status.ts';
import type { Element } from './card.ts';
import { run } from './rich-text.ts';

/** A state's sign: text, so that it copies and reads aloud. A word always stands beside it. */
export const ICON = {
  interrupted: '●',
  degraded: '◐',
  unknown: '?',
  advisory: '▲',
  maintenance: '◔',
  operational: '✓',
} as const satisfies Record<HealthStatus, string>;

const COLOR = {
  interrupted: 'Attention',
  degraded: 'Warning',
  unknown: 'Default',
  advisory: 'Accent',
  maintenance: 'Accent',
  operational: 'Good',
} as const satisfies Record<HealthStatus, string>;

/** The one accent of a card: the container style of its head. */
export const ACCENT = {
  interrupted: 'attention',
  degraded: 'warning',
  unknown: 'emphasis',
  advisory: 'accent',
  maintenance: 'accent',
  operational: 'good',
} as const satisfies Record<HealthStatus, string>;

export type Accent = (typeof ACCENT)[HealthStatus];

/** The only coloured text on a card: yellow words on white cannot be read. */
export const icon = (status: HealthStatus, after = ''): Element =>
  run(ICON[status] + after, { color: COLOR[status], weight: 'Bolder' });

/**
 * The signs of a strip: how much of a block is filled. Circles and triangles come from different fonts and differ in width;
 * blocks come from one, so that the same days of several strips stand below each other.
 */
export const BLOCK = {
  interrupted: '█',
  degraded: '▓',
  unknown: '▒',
  advisory: '▄',
  maintenance: '▄',
  operational: '░',
} as const satisfies Record<HealthStatus, string>;

export const block = (status: HealthStatus): Element => run(BLOCK[status], { color: COLOR[status] });
