import type { Card, Element } from './card.ts';

/** The same card for a Teams dialog, which knows no Action.Execute: its buttons fall back to what they name themselves. */
export const dialogCard = ({ content, summary }: Card): Card => ({ content: submitting(content) as Element, summary });

function submitting(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(submitting);
  if (node === null || typeof node !== 'object') return node;
  const { type, fallback } = node as Element;
  if (type === 'Action.Execute') return fallback;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, submitting(value)]));
}
