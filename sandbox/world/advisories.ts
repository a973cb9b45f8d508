import { ADVISORY_TEXTS, type AdvisoryText } from './advisory-texts.ts';
import { hashOf } from './chance.ts';
import { days, hours } from './moment.ts';
import { advisory, type Problem, post } from './problem.ts';
import { prefixOf, type ServiceId } from './services.ts';
import { glued, html, type Labels, labelled } from './writing.ts';

const STATUSES = ['serviceDegradation', 'extendedRecovery', 'investigating', 'restoringService', 'verifyingService'];
const FORMS = [labelled, labelled, glued, html];

const UNDERSTOOD = 'The cause is understood and a correction is being written.';
const ROLLING_OUT = 'The correction is being rolled out in stages.';

const CATALOGUE: readonly { readonly problem: Problem; readonly ordinal: number }[] = Object.entries(ADVISORY_TEXTS)
  .flatMap(([service, texts]) => texts.map((text, ordinal) => ({ service: service as ServiceId, text, ordinal })))
  .map(({ service, text, ordinal }, index) => ({ problem: oldAdvisory(service, text, index), ordinal }));

/**
 * So many open advisories, 2 to 90 days old, spread over the services. `taste` makes one customer's choice differ
 * from another's; the same one always chooses the same.
 */
export function knownAdvisories(services: readonly ServiceId[], count: number, taste: string): readonly Problem[] {
  return CATALOGUE.filter(({ problem }) => services.includes(problem.service))
    .map(({ problem, ordinal }) => ({ problem, ordinal, order: hashOf(taste + problem.id) }))
    .sort((a, b) => a.ordinal - b.ordinal || a.order - b.order)
    .slice(0, count)
    .map(({ problem }) => problem);
}

function oldAdvisory(service: ServiceId, [title, impact, cause]: AdvisoryText, index: number): Problem {
  const age = 2 + ((index * 37) % 88);
  const latest = hours(26);
  const span = days(age) - hours(3) - latest;
  const write = (labels: Labels) => (FORMS[index % FORMS.length] ?? labelled)(labels);
  return advisory({
    id: `${prefixOf(service)}${1300211 + (90 - age) * 419 + index}`,
    service,
    status: STATUSES[index % STATUSES.length] ?? 'serviceDegradation',
    title,
    impact,
    cause,
    scope: 'Any user may be affected.',
    startedAgo: days(age),
    posts: [
      post(latest + span, labelled({ status: 'We are looking into it.', nextUpdateIn: days(1) })),
      post(latest + span / 2, write({ status: UNDERSTOOD, cause: 'preliminary', nextUpdateIn: days(7) })),
      post(latest + span / 20, write({ status: ROLLING_OUT, cause: 'final', nextUpdateIn: days(7) })),
    ],
  });
}
