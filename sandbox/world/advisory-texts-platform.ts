import type { AdvisoryTexts } from './advisory-texts.ts';

/** The suite itself, devices, security, business applications. */
export const PLATFORM_ADVISORIES: AdvisoryTexts = {
  OSDPPlatform: [
    [
      'Usage reports show zero for one day',
      'Admins may see a gap of one day in usage reports.',
      'One day of figures was filed under another date.',
    ],
    [
      'Admin search ranks groups last',
      'Admins may have to scroll to find a group by its exact name.',
      'Exact matches are not preferred for groups.',
    ],
    [
      'Service requests list loads slowly',
      'Admins may wait half a minute for their list of requests.',
      'The list is read without an index.',
    ],
  ],
  OrgLiveID: [
    [
      'Sign-in logs arrive late',
      'Admins may see sign-ins with a delay of up to two hours.',
      'A backlog of log entries is worked off slowly.',
    ],
    [
      'Group expiry mails name the wrong owner',
      'Owners may get a mail about a group that they left.',
      'Owners are read once a week.',
    ],
  ],
  O365Client: [
    [
      'Ink colour resets after restart',
      'Users may have to choose their pen colour again.',
      'The setting is stored for the session only.',
    ],
    [
      'Update channel shows the former name',
      'Admins may see an old channel name in the inventory.',
      'The inventory caches the name.',
    ],
    [
      'Add-ins load twice in one window',
      'Users may see an add-in button two times.',
      'Add-ins for user and organisation are not compared.',
    ],
  ],
  officeonline: [
    [
      'Pasted tables lose their borders',
      'Users may have to draw borders again after pasting a table.',
      'Border styles are dropped on the way through the browser.',
    ],
    [
      'Comments count is off by one',
      'Users may see one comment too many in the header.',
      'A deleted comment is still counted.',
    ],
  ],
  Planner: [
    [
      'Task mails link to the board, not the task',
      'Users may land on the board when they follow a link in a mail.',
      'Links are shortened.',
    ],
  ],
  Forms: [
    [
      'Exported answers lose line breaks',
      'Users may see answers run together in the exported file.',
      'Line breaks are removed while exporting.',
    ],
  ],
  Intune: [
    [
      'Some devices report an old version',
      'Admins may see the former system version for up to a day.',
      'Inventory is only read at full check-ins.',
    ],
    [
      'Compliance mails are not translated',
      'Users may get mails in English whatever their language.',
      'The language is not passed to the mail template.',
    ],
    [
      'App icons are missing in the portal',
      'Users may see blank icons in the company portal.',
      'Icons expire before they are renewed.',
    ],
  ],
  yammer: [['Poll results update late', 'Users may see poll results some minutes late.', 'Results are cached.']],
  Bookings: [
    [
      'Reminders go out in UTC',
      'Customers may read the wrong hour in reminders.',
      'The zone of the calendar is not used.',
    ],
  ],
  Stream: [
    [
      'Chapters vanish after trimming',
      'Users may lose chapters when they trim a video.',
      'Chapters are bound to the uncut version.',
    ],
  ],
  MobileDeviceManagement: [
    [
      'Old profiles remain listed',
      'Admins may see profiles of devices that were wiped.',
      'The list is cleaned once a month.',
    ],
  ],
  RMS: [
    [
      'Labels sort by age',
      'Users may find labels in another order than set.',
      'The order is lost when a label is edited.',
    ],
  ],
  PowerBIcom: [
    [
      'Scheduled refresh starts late',
      'Users may see a refresh begin up to 20 minutes late.',
      'Too many refreshes are planned for the full hour.',
    ],
    [
      'Exported slides miss a legend',
      'Users may not see the legend of stacked charts in exports.',
      'The exporter measures charts before they are drawn.',
    ],
  ],
  MicrosoftFlow: [
    [
      'Run history loads page by page',
      'Users may have to scroll to see runs of the last hour.',
      'Pages are smaller than they were.',
    ],
  ],
  PowerApps: [
    [
      'Preview shows the former theme',
      'Makers may see an old theme in the preview.',
      'Themes are cached in the browser.',
    ],
  ],
  Microsoft365Defender: [
    [
      'Alerts open without a device name',
      'Analysts may see an id in place of a device name.',
      'Names are looked up after the page is drawn.',
    ],
    [
      'Hunting queries stop at 9,000 rows',
      'Analysts may get fewer rows than the limit allows.',
      'A limit was set too low.',
    ],
    [
      'Phishing reports show `*@*` as sender',
      'Analysts may read **wrong senders** in [weekly reports](#).',
      'Placeholders such as _sender_ are not filled in.',
    ],
  ],
  cloudappsecurity: [
    [
      'App scores refresh weekly',
      'Admins may see app scores that are a week old.',
      'The refresh runs weekly in place of daily.',
    ],
  ],
  Viva: [
    [
      'Insights count cancelled meetings',
      'Users may see meetings that did not take place.',
      'Cancelled meetings stay in the count for a week.',
    ],
  ],
  DynamicsCRM: [
    [
      'Dashboards ignore the fiscal year',
      'Users may see calendar years on dashboards.',
      'The setting is read at first use only.',
    ],
  ],
};
