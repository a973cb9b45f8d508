import type { Element } from './card.ts';
import type { Head } from './head.ts';
import { cardFrom } from './render.ts';
import template from './rows-card.json' with { type: 'json' };

/** A verdict, rows under it, and buttons: the form of every card that needs no other. */
export const rowsCard = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(
  template,
);
