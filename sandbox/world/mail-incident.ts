import { minutes } from './moment.ts';
import { incident, post } from './problem.ts';
import { glued, html, labelled, prose } from './writing.ts';

/** Mail waits in queues: open, ten posts over two hours, shared by seven customers. */
export const mailDelays = incident({
  id: 'EX1347120',
  service: 'Exchange',
  status: 'serviceDegradation',
  title: 'Some users see delays when they send or receive email in Exchange Online',
  impact: 'Users may find that messages queue for up to 40 minutes before they are delivered.',
  scope:
    'Any user whose mail passes through the affected transport servers, mainly in Korea, Japan and Southeast Asia.',
  cause: 'A routine change to the mail routing tables made some transport servers resolve recipients far more slowly.',
  feature: 'E-Mail timely delivery',
  highImpact: true,
  startedAgo: minutes(135),
  posts: [
    post(
      minutes(124),
      prose('We are looking into reports of slow email delivery. More will follow within 30 minutes.'),
      'quick',
    ),
    post(
      minutes(112),
      labelled({
        status: 'We are reading transport telemetry to find where messages wait.',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(97),
      labelled({
        moreInfo: 'Delayed messages are not lost. Senders may receive a delay notice, but no failure notice.',
        status: 'Queues grow on part of the transport servers in the region. We are comparing them with healthy ones.',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(85),
      glued({
        moreInfo: 'Delayed messages are not lost.',
        status: 'A recent change to mail routing looks suspicious. We are confirming this in a test ring.',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(71),
      html(
        {
          status: 'The routing change is confirmed as the cause. We are preparing to take it back.',
          cause: 'preliminary',
          nextUpdateIn: minutes(30),
        },
        '<p>Until then:</p><ul><li>Ask users not to send the same message twice.</li><li>Follow a message with <a href="https://admin.exchange.microsoft.com/#/messagetrace">message trace</a>.</li></ul>',
      ),
    ),
    post(
      minutes(58),
      labelled({
        status: 'The change is being taken back on a first group of servers.',
        cause: 'preliminary',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(46),
      prose('The first group of servers drains its queues as expected. We continue with the rest.'),
      'quick',
    ),
    post(
      minutes(34),
      labelled({
        moreInfo:
          'New messages already travel normally through corrected servers; older ones may still wait in a queue.',
        status: 'About half of the affected servers are corrected. Queues there are down by 70 percent.',
        cause: 'preliminary',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(22),
      labelled({
        status: 'Three of four affected servers are corrected. We watch the remaining queues.',
        cause: 'preliminary',
        estimate: 'We expect all queues to be back to normal within two hours.',
        nextUpdateIn: minutes(30),
      }),
    ),
    post(
      minutes(9),
      labelled({
        moreInfo: 'Delayed messages are not lost and will be delivered in order. No action is needed from users.',
        status:
          'The last group of servers is being corrected. New mail is delivered within five minutes for most users.',
        cause: 'preliminary',
        estimate: 'We expect all queues to be back to normal within two hours.',
        nextSteps: 'We are adding a check of recipient resolution times to the rollout of routing changes.',
        nextUpdateIn: minutes(60),
      }),
    ),
  ],
});
