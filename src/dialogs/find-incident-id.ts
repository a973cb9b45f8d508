import { isParticle } from '../services/spelling/hangul.ts';
import { LEXICONS } from './lexicon.ts';

export interface IncidentMention {
  /** Capitals. */
  readonly incidentId: string;
  readonly rest: string;
}

/** Letters and digits as Microsoft 365 numbers its incidents; `KB` numbers are articles. */
const MICROSOFT365 =
  /(?<![\p{Script=Latin}\p{N}_@.-])(?!kb)([a-z]{2,3}\d{5,8})(?![\p{Script=Latin}\p{N}_@]|[.-][\p{Script=Latin}\p{N}])/iu;
const BLOCKS = '[A-Z0-9_]{4}-[A-Z0-9]{3}';
/** Azure's ids look like words: only capitals with a digit or underscore among letters count, unless announced. */
const AZURE = new RegExp(`(?<![\\w-])(?=[A-Z0-9_]{0,3}[0-9_])(?=[0-9_]{0,3}[A-Z])(${BLOCKS})(?![\\w-])`);
const ANNOUNCED = new RegExp(
  `(?:${LEXICONS.flatMap(({ tracking }) => tracking).join('|')})[\\s:=#]*(${BLOCKS})(?![\\w-])`,
  'i',
);

/** An incident id anywhere in a message. */
export function findIncidentId(text: string): IncidentMention | undefined {
  for (const pattern of [ANNOUNCED, MICROSOFT365, AZURE]) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const before = text.slice(0, found.index).replace(/#$/, '').trim();
    const after = text
      .slice(found.index + found[0].length)
      .replace(/^\p{Script=Hangul}+/u, (end) => (isParticle(end) ? '' : end));
    return { incidentId: found[1].toUpperCase(), rest: `${before} ${after.trim()}`.trim() };
  }
  return undefined;
}
