import { plain, stamp } from '../timestamps.ts';
import { days } from './moment.ts';
import { nameOf, type ServiceId } from './services.ts';

const MESSAGES: readonly {
  id: string;
  service: ServiceId;
  title: string;
  summary: string;
  major: boolean;
  age: number;
}[] = [
  {
    id: 'MC1188401',
    service: 'microsoftteams',
    title: 'Shorter names for meeting rooms',
    summary: 'Room names are cut at 40 characters in the meeting header.',
    major: false,
    age: 6,
  },
  {
    id: 'MC1187310',
    service: 'Exchange',
    title: 'Old mail protocols ask for a newer sign-in',
    summary: 'Clients that sign in with a plain password stop working in January.',
    major: true,
    age: 18,
  },
  {
    id: 'MC1185222',
    service: 'SharePoint',
    title: 'A new home for site templates',
    summary: 'Templates move to their own page; links keep working.',
    major: false,
    age: 33,
  },
];

/** The message center of a tenant with these services, as `serviceUpdateMessage`. */
export const messagesFor = (services: readonly ServiceId[], start: Date): readonly object[] =>
  MESSAGES.filter(({ service }) => services.includes(service)).map(({ id, service, title, summary, major, age }) => {
    const published = new Date(start.getTime() - days(age));
    return {
      startDateTime: plain(published),
      endDateTime: plain(new Date(published.getTime() + days(120))),
      lastModifiedDateTime: stamp(published),
      title,
      id,
      category: major ? 'planForChange' : 'stayInformed',
      severity: major ? 'high' : 'normal',
      tags: major ? ['Admin impact', 'User impact'] : ['New feature'],
      isMajorChange: major,
      actionRequiredByDateTime: major ? plain(new Date(published.getTime() + days(60))) : null,
      services: [nameOf(service)],
      expiryDateTime: null,
      hasAttachments: false,
      viewPoint: null,
      details: [{ name: 'Summary', value: summary }],
      body: { contentType: 'html', content: `<p>${summary}</p><p><b>What to do:</b> tell your users in time.</p>` },
    };
  });
