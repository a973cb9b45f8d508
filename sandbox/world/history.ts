import { days, hours } from './moment.ts';
import { advisory, incident, type Problem, post } from './problem.ts';
import { prefixOf, type ServiceId } from './services.ts';
import { labelled } from './writing.ts';

interface Ended {
  readonly service: ServiceId;
  readonly make: typeof incident;
  readonly status: 'serviceRestored' | 'postIncidentReviewPublished' | 'falsePositive';
  readonly title: string;
  readonly impact: string;
  readonly endedAgo: number;
  readonly lasted: number;
}

/** Over: half of them within the last 30 days. */
const ENDED: readonly Ended[] = [
  {
    service: 'Exchange',
    make: incident,
    status: 'serviceRestored',
    title: 'Mobile mail clients ask for passwords',
    impact: 'Users had to sign in again on their phones.',
    endedAgo: days(4),
    lasted: hours(5),
  },
  {
    service: 'microsoftteams',
    make: incident,
    status: 'postIncidentReviewPublished',
    title: 'Meetings cannot be joined from a browser',
    impact: 'Users could not join meetings in the browser.',
    endedAgo: days(9),
    lasted: hours(3),
  },
  {
    service: 'SharePoint',
    make: advisory,
    status: 'serviceRestored',
    title: 'Uploads stop at 99 percent',
    impact: 'Users had to repeat large uploads.',
    endedAgo: days(13),
    lasted: days(6),
  },
  {
    service: 'Exchange',
    make: advisory,
    status: 'falsePositive',
    title: 'Junk mail filter seems too strict',
    impact: 'Users reported wanted mail in their junk folder.',
    endedAgo: days(20),
    lasted: days(1),
  },
  {
    service: 'Intune',
    make: incident,
    status: 'serviceRestored',
    title: 'New devices cannot be enrolled',
    impact: 'Admins could not enroll new devices.',
    endedAgo: days(26),
    lasted: hours(9),
  },
  {
    service: 'OSDPPlatform',
    make: incident,
    status: 'serviceRestored',
    title: 'The admin center opens slowly',
    impact: 'Admins waited up to a minute for pages.',
    endedAgo: days(38),
    lasted: hours(4),
  },
  {
    service: 'OneDriveForBusiness',
    make: advisory,
    status: 'serviceRestored',
    title: 'Restored files carry the wrong date',
    impact: 'Users saw the day of restore as the date of change.',
    endedAgo: days(47),
    lasted: days(12),
  },
  {
    service: 'microsoftteams',
    make: advisory,
    status: 'serviceRestored',
    title: 'Channel mails are not delivered',
    impact: 'Mails to a channel address did not arrive.',
    endedAgo: days(60),
    lasted: days(3),
  },
  {
    service: 'PowerBIcom',
    make: incident,
    status: 'postIncidentReviewPublished',
    title: 'Reports fail to render',
    impact: 'Users saw an error in place of reports.',
    endedAgo: days(72),
    lasted: hours(7),
  },
];

const PROBLEMS: readonly Problem[] = ENDED.map(({ make, lasted, ...told }, index) =>
  make({
    ...told,
    id: `${prefixOf(told.service)}${1299118 - Math.round(told.endedAgo / days(1)) * 211 + index}`,
    cause: 'A change that had not been tried at full load.',
    startedAgo: told.endedAgo + lasted,
    posts: [
      post(told.endedAgo + lasted * 0.9, labelled({ status: 'We are investigating.', nextUpdateIn: hours(1) })),
      post(
        told.endedAgo - hours(1),
        labelled({ status: 'The change was taken back; our checks show normal service.', cause: 'final', final: true }),
      ),
      ...(told.status === 'postIncidentReviewPublished'
        ? [post(told.endedAgo - days(3), () => 'A post-incident report has been published.')]
        : []),
    ],
  }),
);

/** What happened to these services and is over, from 4 to 72 days ago. */
export const history = (services: readonly ServiceId[]): readonly Problem[] =>
  PROBLEMS.filter(({ service }) => services.includes(service));
