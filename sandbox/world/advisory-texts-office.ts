import type { AdvisoryTexts } from './advisory-texts.ts';

/** Mail, files, chat: what every office has. */
export const OFFICE_ADVISORIES: AdvisoryTexts = {
  Exchange: [
    [
      'Search in shared mailboxes misses recent mail',
      'Users may not find mail of the last day when they search a shared mailbox.',
      'The index of shared mailboxes is refreshed less often than planned.',
    ],
    [
      'Inbox rules with many conditions save slowly',
      'Users may wait up to a minute when they save a long inbox rule.',
      'A check of rules compares each condition with all others.',
    ],
    [
      'Room lists show closed rooms',
      'Users may see rooms that are no longer bookable in the room finder.',
      'A copy of the room list keeps entries after they are closed.',
    ],
    [
      'Message trace leaves out some quarantined mail',
      'Admins may not see every quarantined message in message trace.',
      'Two reports disagree on when a message entered quarantine.',
    ],
    [
      'Automatic replies ignore the end date',
      'Automatic replies may go out for some hours after their end date.',
      'The end date is read in the zone of the server.',
    ],
  ],
  SharePoint: [
    [
      'Some lists sort dates as text',
      'Users may see dates out of order in list views with a calculated column.',
      'Calculated columns lose their type when a view is copied.',
    ],
    [
      'Site usage report lags by two days',
      'Admins may see usage figures that are two days old.',
      'The job that adds up usage runs longer than its time slot.',
    ],
    [
      'Alerts are sent twice',
      'Users may get two mails for one change in a library.',
      'Two servers take up the same change.',
    ],
    [
      'Search results show old file names',
      'Users may see the former name of a renamed file in search results.',
      'Renames reach the index later than other changes.',
    ],
  ],
  OneDriveForBusiness: [
    [
      'Shared folders open without thumbnails',
      'Users may see blank thumbnails in folders shared with them.',
      'Previews are asked for with the wrong account.',
    ],
    [
      'Sync reports a pending file that is in step',
      'Users may see one pending file although all is in step.',
      'A counter is not reset after a file is renamed twice.',
    ],
    [
      'Storage figures differ between pages',
      'Users may see two different figures for used storage.',
      'One page counts old versions, the other does not.',
    ],
  ],
  microsoftteams: [
    [
      'Meeting recordings appear late in chat',
      'Users may wait up to an hour for the link to a recording.',
      'Recordings are announced after their transcript is complete.',
    ],
    [
      'Emoji search finds nothing in some languages',
      'Users may find no emoji when they search in Korean or Thai.',
      'The word list for these languages is not loaded.',
    ],
    [
      'Call history repeats missed calls',
      'Users may see a missed call twice in their history.',
      'A call that rings on two devices is written twice.',
    ],
    [
      'Tabs with long names cut their title',
      'Users may not be able to read the end of a tab title.',
      'The width of tabs is fixed.',
    ],
    [
      'Presence stays on away after unlock',
      'Users may be shown as away for some minutes after they return.',
      'The unlock signal is lost when the network changes.',
    ],
    [
      'Live captions skip the first words',
      'Users may miss the first seconds of captions in a meeting.',
      'Captions start when the second speaker joins.',
    ],
  ],
};
