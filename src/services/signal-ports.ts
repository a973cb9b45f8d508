import type { EarlySignal, SignalVoice } from '../domain/early-signal.ts';
import type { Following } from '../domain/following.ts';
import type { Announcement } from './outage-ports.ts';

/** Early signals, kept. What changes one hands it to the deliveries in the same transaction. */
export interface SignalBook {
  /** False where one stands about the same service. */
  raise(signal: EarlySignal): Promise<boolean>;
  signal(id: string): Promise<EarlySignal | undefined>;
  /** Neither withdrawn nor over. */
  standing(): Promise<readonly EarlySignal[]>;
  /** Adds customers to one that stands. Those that it has change nothing. */
  join(id: string, tenantIds: readonly string[]): Promise<void>;
  /** True for the first incident that bears it out. Hands it to nobody: that is for who brings the incident. */
  publish(id: string, incidentId: string): Promise<boolean>;
  /** Ends what was raised by then. Each is answered once. */
  end(raisedBy: Date, at: Date): Promise<readonly EarlySignal[]>;
  /** One agent has one voice at a place: the latest. Changes nothing where it says the same as before. */
  answer(id: string, followingId: string, voice: SignalVoice): Promise<void>;
  /** At one place, oldest first. */
  voices(id: string, followingId: string): Promise<readonly SignalVoice[]>;
  /** Forgets what ended before then, with its voices and cards. Answers how many. */
  purge(before: Date): Promise<number>;
}

/** An early signal as one place may hear of it at this moment. */
export interface SignalView {
  readonly following: Following;
  /** With the customers alone that may be named there. */
  readonly signal: EarlySignal;
  readonly voices: readonly SignalVoice[];
  /** When what we know of these customers was read: the oldest of it. Absent where nothing has been. */
  readonly readAt?: Date;
  /** At how many of them Microsoft has given no answer for 15 minutes: what is published there is unknown. */
  readonly silent: number;
}

/** Makes messages of early signals, in the words of each following's reader. */
export interface SignalPress {
  card(view: SignalView, now: Date): Announcement;
  /** In its place once it is over, and Microsoft has published nothing. */
  over(view: SignalView, now: Date): Announcement;
  /** In its place while nobody may be named there. */
  nobody(following: Following): Announcement;
}
