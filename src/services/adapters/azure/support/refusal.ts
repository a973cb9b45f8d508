import type { FilingOutcome } from '../../../../domain/filing.ts';
import type { FieldProblem, RequestField } from '../../../../domain/request-packet.ts';
import { diagnosisOf } from '../../http/diagnosis.ts';
import { ErrorDetails } from './schema.ts';

/** Azure's property names, by how they end, and where on our form they are. */
const FIELDS: readonly (readonly [RegExp, RequestField])[] = [
  [/problemClassificationId$|serviceId$/i, 'topic'],
  [/title$/i, 'title'],
  [/description$/i, 'description'],
  [/severity$/i, 'severity'],
  [/problemStartTime$/i, 'started'],
  [/(firstName|lastName)$/i, 'contact-name'],
  [/primaryEmailAddress$/i, 'contact-mail'],
  [/phoneNumber$/i, 'contact-phone'],
  [/additionalEmailAddresses/i, 'copies'],
];

/**
 * What Azure says no to, in its own words. It has no code for a support plan that takes no tickets by API (a CSP plan alone,
 * as `Your support plan type is CSP …`), so that is read from its sentence.
 */
export function refusalIn(wire: unknown, status?: number): FilingOutcome {
  const text = typeof wire === 'string' ? wire : JSON.stringify(wire);
  const { code, text: diagnosis } = diagnosisOf(text);
  const read = ErrorDetails.safeParse(typeof wire === 'string' ? parsed(wire) : wire);
  const said = read.data?.message ?? diagnosis;
  const fields = (read.data?.details ?? []).flatMap((detail) => problemIn(detail.target, detail.message));
  const refused = { kind: 'refused', fields, said } as const;
  if (/support plan/i.test(text)) return { ...refused, why: 'plan' };
  if (status === 401 || status === 403 || /Authoriz/i.test(code)) return { ...refused, why: 'role' };
  return { ...refused, why: fields.length > 0 ? 'fields' : 'other' };
}

function problemIn(target = '', said = ''): readonly FieldProblem[] {
  const field = FIELDS.find(([pattern]) => pattern.test(target))?.[1];
  return field ? [{ field, problem: 'refused', said }] : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
