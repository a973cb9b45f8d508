export interface MailLink {
  readonly url: string;
  /** False where the text did not fit: the mail has its subject, and nothing else. */
  readonly isWhole: boolean;
}

/**
 * How long an address may be that opens another program: Chromium, in which Teams runs, hands Windows none above 2,048
 * characters, and Outlook takes none above 2,046.
 */
const MOST_URL = 2000;

/** A mail to be written (RFC 6068): percent-encoded UTF-8, line breaks as CRLF. Nobody is sent half a text, so it is whole or not there. */
export function mailLink(subject: string, text: string): MailLink {
  const bare = `mailto:?subject=${encoded(subject.replace(/\s+/g, ' '))}`;
  const whole = `${bare}&body=${encoded(text.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length <= MOST_URL ? { url: whole, isWhole: true } : { url: bare, isWhole: false };
}

/** `encodeURIComponent` refuses half of a surrogate pair, which a client may send. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
