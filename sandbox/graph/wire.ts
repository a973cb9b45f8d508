import { plain, stamp } from '../timestamps.ts';
import type { Customer } from '../world/customer.ts';
import { type Post, type Problem, whenOf } from '../world/problem.ts';
import { nameOf, type ServiceId } from '../world/services.ts';

/** A problem as `serviceHealthIssue`, oldest post first. */
export function issueOnWire(problem: Problem, start: Date): object {
  const { startedAt, endedAt } = whenOf(problem, start);
  const posts = problem.posts.map((post) => postOnWire(post, problem, start));
  return {
    startDateTime: plain(startedAt),
    endDateTime: endedAt ? plain(endedAt) : null,
    lastModifiedDateTime: posts.at(-1)?.createdDateTime ?? plain(startedAt),
    title: problem.title,
    id: problem.id,
    impactDescription: problem.impact,
    classification: problem.classification,
    origin: problem.origin ?? 'microsoft',
    status: problem.status,
    service: nameOf(problem.service),
    feature: problem.feature ?? null,
    featureGroup: problem.feature ?? null,
    isResolved: endedAt !== undefined,
    highImpact: problem.highImpact ?? null,
    details: [],
    posts,
  };
}

/** A service as `serviceHealth`: the status of the worst that is open on it, advisories included, as Microsoft does. */
export function overviewOnWire(
  customer: Customer,
  service: ServiceId,
): { service: string; status: string; id: string } {
  const open = customer.problems.filter((problem) => problem.service === service && problem.endedAgo === undefined);
  const [worst] = open.sort((a, b) => weight(b) - weight(a));
  return { service: nameOf(service), status: worst?.status ?? 'serviceOperational', id: service };
}

const MILD = [
  'verifyingService',
  'investigating',
  'restoringService',
  'extendedRecovery',
  'serviceDegradation',
  'serviceInterruption',
];

const weight = ({ classification, status }: Problem): number =>
  MILD.indexOf(status) + (classification === 'incident' ? MILD.length : 0);

function postOnWire(post: Post, problem: Problem, start: Date) {
  const at = new Date(start.getTime() - post.ago);
  return {
    createdDateTime: stamp(at),
    postType: post.type ?? 'regular',
    description: { contentType: 'html', content: post.write({ problem, ...whenOf(problem, start) }, at) },
  };
}
