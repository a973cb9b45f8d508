import { days, hours, inWords, minutes } from './moment.ts';
import type { ServiceId } from './services.ts';

/** A post of the message center; `ago` counts back from the sandbox's start, all other times count on from it. */
export interface Post {
  readonly id: string;
  readonly services: readonly ServiceId[];
  readonly title: string;
  readonly category: 'preventOrFixIssue' | 'planForChange' | 'stayInformed';
  readonly severity?: 'high' | 'critical';
  readonly tags: readonly string[];
  readonly isMajor?: boolean;
  readonly ago: number;
  readonly actBy?: number;
  readonly summary?: string;
  /** HTML. */
  readonly body: (start: Date) => string;
  readonly attachments?: readonly { readonly name: string; readonly size: number }[];
  /** Told to one tenant in so many. */
  readonly toOneIn?: number;
  /** What Microsoft changes of it, and when. */
  readonly later?: readonly { readonly after: number; readonly says: Partial<Omit<Post, 'id' | 'ago' | 'later'>> }[];
}

const html = (...paragraphs: readonly string[]) => paragraphs.map((text) => `<p>${text}</p>`).join('');

/** The hours of a maintenance stand in its body alone. */
const window = (text: string, from: number, until: number) => (start: Date) => {
  const at = (afterStart: number) => inWords(new Date(start.getTime() + afterStart));
  return html(text, `<b>Start time:</b> ${at(from)}`, `<b>End time:</b> ${at(until)}`);
};

const protocols = (month: string) => () =>
  html(
    'Clients that sign in with a plain password stop working with Exchange Online.',
    `<b>When this will happen:</b> the switch is turned in ${month}.`,
    '<b>What to do:</b><ul><li>Look for such clients in the sign-in logs.</li><li>Move them to a newer sign-in, and <a href="https://learn.microsoft.com/exchange/">read how</a>.</li></ul>',
  );

export const posts: readonly Post[] = [
  {
    id: 'MC1188401',
    services: ['microsoftteams'],
    title: 'Shorter names for meeting rooms',
    category: 'stayInformed',
    tags: ['New feature'],
    ago: days(6),
    summary: 'Room names are cut at 40 characters in the meeting header.',
    body: () => html('Room names are cut at 40 characters in the meeting header.', 'There is nothing to do.'),
  },
  {
    id: 'MC1187310',
    services: ['Exchange'],
    title: 'Old mail protocols ask for a newer sign-in',
    category: 'planForChange',
    severity: 'high',
    tags: ['Admin impact', 'User impact'],
    isMajor: true,
    ago: days(18),
    actBy: days(42),
    summary: 'Clients that sign in with a plain password stop working in January.',
    body: protocols('January'),
    attachments: [{ name: 'clients-to-look-for.xlsx', size: 18_432 }],
    later: [
      {
        after: minutes(20),
        says: {
          title: '(Updated) Old mail protocols ask for a newer sign-in',
          tags: ['Updated message', 'Admin impact', 'User impact'],
          actBy: days(70),
          summary: 'Clients that sign in with a plain password stop working in February.',
          body: protocols('February'),
        },
      },
    ],
  },
  {
    id: 'MC1189002',
    services: ['SharePoint', 'OneDriveForBusiness'],
    title: 'Planned maintenance: SharePoint Online becomes read-only for two hours',
    category: 'preventOrFixIssue',
    tags: ['User impact'],
    ago: days(2),
    toOneIn: 2,
    summary: 'Sites can be read, and not changed, while storage is moved.',
    body: window('Storage is moved. Sites and files can be read, and not changed.', days(3), days(3) + hours(2)),
    later: [
      {
        after: minutes(30),
        says: {
          body: window('Storage is moved. Sites and files can be read, and not changed.', days(5), days(5) + hours(2)),
        },
      },
    ],
  },
  {
    id: 'MC1185222',
    services: ['SharePoint'],
    title: 'A new home for site templates',
    category: 'stayInformed',
    tags: ['New feature', 'User impact'],
    ago: days(33),
    summary: 'Templates move to their own page; links keep working.',
    body: () => html('Templates move to their own page.', 'Links keep working.'),
  },
  {
    id: 'MC1184077',
    services: ['Intune', 'MobileDeviceManagement'],
    title: 'Retirement of the old enrolment page',
    category: 'planForChange',
    tags: ['Retirement', 'Admin impact'],
    isMajor: true,
    ago: days(40),
    actBy: days(6),
    toOneIn: 3,
    body: () => html('The old enrolment page goes away.', '<b>What to do:</b> tell your users of the new address.'),
  },
  {
    id: 'MC1189555',
    services: ['microsoftteams'],
    title: 'Captions in more languages',
    category: 'stayInformed',
    tags: ['New feature'],
    ago: -minutes(10),
    summary: 'Live captions understand six more languages.',
    body: () => html('Live captions understand six more languages.'),
  },
];
