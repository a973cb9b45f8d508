import type { QueueOptions } from 'pg-boss';
import type { JobKind } from '../../outage-ports.ts';

const HOUR_S = 3600;

/**
 * A look is not tried again: the rounds send the next one, and notice when there is none. Times in seconds. A process that
 * died holds its jobs until its heart has not been heard for so long: each of its batches tells twice as often.
 */
const LOOK: QueueOptions = { retryLimit: 0, expireInSeconds: 60, heartbeatSeconds: 20, deleteAfterSeconds: 60 };

/** A wake-up that fails is tried for some minutes: after that the rounds have come by. */
const WAKE: QueueOptions = { ...LOOK, retryLimit: 5, retryDelay: 2, retryBackoff: true };

/** What has to be told is told, if it takes a day: backing off to five minutes, 300 times. */
const TELL: QueueOptions = {
  retryLimit: 300,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 120,
  heartbeatSeconds: 20,
  deleteAfterSeconds: HOUR_S,
};

/** Sent again by its own run, and by whoever reconciles. Filing may take as long as a desk's patience lasts. */
const FOLLOW: QueueOptions = { ...LOOK, expireInSeconds: 120 };

/** Sent again by its own run, and tried again at once where a process has died at it. */
const LINK: QueueOptions = { ...LOOK, retryLimit: 10, retryDelay: 1 };

export const QUEUES: Readonly<Record<JobKind, QueueOptions>> = {
  look: LOOK,
  'wake-azure': WAKE,
  'read-messages': LOOK,
  'tell-communications': TELL,
  'tell-outage': TELL,
  'tell-place': TELL,
  'tell-summary': TELL,
  'tell-digest': TELL,
  'tell-note': TELL,
  'tell-signal': TELL,
  'tell-signal-at': TELL,
  'follow-request': FOLLOW,
  'link-audit': LINK,
};

export const JOB_KINDS = Object.keys(QUEUES) as JobKind[];
