/** Whether an activity's service URL, or any address below it, is one that the bot answers to. */
export type MayReplyTo = (url: string) => boolean;

/** Only Teams, and only over TLS: whoever is answered gets customers' data and the bot's own token. */
export const teamsOnly =
  (hosts: readonly string[]): MayReplyTo =>
  (url) => {
    const { protocol, host, username } = new URL(url);
    return protocol === 'https:' && username === '' && hosts.includes(host);
  };

/** For a bot on this machine alone. */
export const loopbackOnly: MayReplyTo = (url) => /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)$/.test(new URL(url).hostname);
