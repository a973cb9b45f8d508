import type { CardAction } from '../cards/actions.ts';
import { AnswerDialog } from './answer-dialog.ts';
import { ChangeAudienceDialog } from './audience-dialog.ts';
import { CalendarDialog } from './calendar-dialog.ts';
import { CommunicationsDialog } from './communications-dialog.ts';
import { DeliverFileDialog } from './deliver-file-dialog.ts';
import { DraftReplyDialog, TakeReplyDialog } from './draft-reply-dialog.ts';
import { EscalateDialog } from './escalate-dialog.ts';
import { FiledDialog } from './filed-dialog.ts';
import { FollowDialog } from './follow-dialog.ts';
import { FollowingsDialog } from './followings-dialog.ts';
import { HistoryDialog } from './history-dialog.ts';
import { ListRequestsDialog } from './list-requests-dialog.ts';
import { MarkCardDialog } from './mark-card-dialog.ts';
import { OffboardDialog } from './offboard-dialog.ts';
import { OpenIncidentDialog } from './open-incident-dialog.ts';
import { OutageDialog } from './outage-dialog.ts';
import { OutagesDialog } from './outages-dialog.ts';
import { RequestDialog } from './request-dialog.ts';
import { ShareHealthDialog } from './share-health-dialog.ts';
import { ShowRequestDialog, ShowRequestsDialog } from './show-requests-dialog.ts';
import { ShowServicesDialog } from './show-services-dialog.ts';
import { ShowTimelineDialog } from './show-timeline-dialog.ts';
import { SignalDialog } from './signal-dialog.ts';
import { TagDialog } from './tag-dialog.ts';

/** Those that the root reads itself. */
type ReadByRoot = 'show-help' | 'show-customers' | 'choose-customer' | 'show-languages' | 'set-language';

/** The dialog that each button begins, with what the button says. */
export const DIALOG_OF: Readonly<Record<Exclude<CardAction['do'], ReadByRoot>, string>> = {
  'show-services': ShowServicesDialog.id,
  'show-timeline': ShowTimelineDialog.id,
  'share-health': ShareHealthDialog.id,
  'show-incident': OpenIncidentDialog.id,
  'show-requests': ShowRequestsDialog.id,
  'show-request': ShowRequestDialog.id,
  'show-communications': CommunicationsDialog.id,
  'show-communication': CommunicationsDialog.id,
  'show-calendar': CalendarDialog.id,
  'give-calendar': CalendarDialog.id,
  'revoke-calendar': CalendarDialog.id,
  'send-file': DeliverFileDialog.id,
  'accept-file': DeliverFileDialog.id,
  'decline-file': DeliverFileDialog.id,
  'change-audience': ChangeAudienceDialog.id,
  'choose-audience': ChangeAudienceDialog.id,
  'approve-audience': ChangeAudienceDialog.id,
  tag: TagDialog.id,
  untag: TagDialog.id,
  'show-outages': OutagesDialog.id,
  'show-outage': OutageDialog.id,
  'outage-timeline': OutageDialog.id,
  'outage-customers': OutageDialog.id,
  'outage-acknowledge': MarkCardDialog.id,
  'outage-assign': MarkCardDialog.id,
  'outage-mute': MarkCardDialog.id,
  'answer-signal': SignalDialog.id,
  'show-history': HistoryDialog.id,
  follow: FollowDialog.id,
  'edit-following': FollowDialog.id,
  'review-following': FollowDialog.id,
  'change-following': FollowDialog.id,
  'save-following': FollowDialog.id,
  'cancel-following': FollowDialog.id,
  'show-followings': FollowingsDialog.id,
  unfollow: FollowingsDialog.id,
  'take-over': FollowingsDialog.id,
  'draft-reply': DraftReplyDialog.id,
  'take-reply': TakeReplyDialog.id,
  escalate: EscalateDialog.id,
  'review-request': RequestDialog.id,
  'save-request': RequestDialog.id,
  'change-request': RequestDialog.id,
  'send-request': RequestDialog.id,
  'show-drafts': RequestDialog.id,
  'drop-draft': RequestDialog.id,
  'show-filed': FiledDialog.id,
  'number-request': FiledDialog.id,
  'ask-again': FiledDialog.id,
  'tell-state': FiledDialog.id,
  'drop-request': FiledDialog.id,
  'follow-request': FiledDialog.id,
  'unfollow-request': FiledDialog.id,
  'reply-request': AnswerDialog.id,
  'answer-request': AnswerDialog.id,
  'solve-request': AnswerDialog.id,
  'request-persists': AnswerDialog.id,
  'list-requests': ListRequestsDialog.id,
  offboard: OffboardDialog.id,
};
