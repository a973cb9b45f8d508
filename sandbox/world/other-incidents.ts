import { days, hours, minutes } from './moment.ts';
import { advisory, incident, post } from './problem.ts';
import { labelled } from './writing.ts';

/** Nobody can sign in to the suite: open, at two customers. */
export const signInDown = incident({
  id: 'MO1347098',
  service: 'OSDPPlatform',
  status: 'serviceInterruption',
  title: 'Users cannot reach Microsoft 365 services in the browser',
  impact: 'Users see an error page after they sign in, in any browser.',
  scope: 'Users who are served from one part of the network in Europe.',
  cause: 'A configuration of the front doors routed requests to a site that was being serviced.',
  feature: 'Portal',
  highImpact: true,
  startedAgo: minutes(70),
  posts: [
    post(minutes(61), labelled({ status: 'We are investigating errors after sign-in.', nextUpdateIn: minutes(30) })),
    post(
      minutes(33),
      labelled({
        moreInfo: 'Desktop and mobile applications keep working for users who are signed in already.',
        status: 'Traffic is being moved to other sites.',
        cause: 'preliminary',
        nextUpdateIn: minutes(60),
      }),
    ),
  ],
});

const CHAPTERS = [
  'We follow the copy of directory entries between the two sites and compare what is missing on either side.',
  'A second pass over the affected mailboxes is running, in the order in which they were reported to us.',
  'The repair tool was paused while we looked into a rise in load, and has been resumed at a lower rate.',
  'Support teams report fewer complaints; our own probes agree, but some databases still lag behind.',
];

/** 60 posts of about 2 KB each. */
export const endlessRepair = incident({
  id: 'EX1339954',
  service: 'Exchange',
  status: 'extendedRecovery',
  title: 'Some users miss entries in their shared calendars',
  impact: 'Shared calendars may miss meetings that were created by others.',
  scope: 'A part of the organisation, on mailboxes that were moved recently.',
  cause: 'A repair of the directory left out entries that were changed while it ran.',
  feature: 'Calendar',
  startedAgo: days(6),
  posts: Array.from({ length: 60 }, (_, index) => {
    const chapter = Array.from({ length: 17 }, (_, line) => `${CHAPTERS[(index + line) % CHAPTERS.length]}`).join(' ');
    const status = `Report ${index + 1}. ${chapter}`;
    return post(days(6) - hours(2.3 * (index + 1)), labelled({ status, nextUpdateIn: hours(3) }));
  }),
});

/** Words that no published enumeration holds. */
export const inUnknownWords = [
  incident({
    id: 'TM1346411',
    service: 'microsoftteams',
    status: 'partiallyRerouted',
    title: 'Some meetings start without sound',
    impact: 'Users may hear nothing in the first minute of a meeting.',
    startedAgo: days(3),
    origin: 'satelliteOperator',
    posts: [post(days(2), labelled({ status: 'Calls are being rerouted.', nextUpdateIn: days(3) }))],
  }),
  {
    ...advisory({
      id: 'SP1346207',
      service: 'SharePoint',
      status: 'unknownFutureValue',
      title: 'Page templates are listed twice',
      impact: 'Users may see each page template two times.',
      startedAgo: days(4),
      posts: [post(days(3), labelled({ status: 'We are preparing a correction.' }))],
    }),
    classification: 'observation',
  },
];
