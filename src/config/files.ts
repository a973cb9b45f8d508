import type { Cloud } from '../clouds.ts';

interface FileSettings {
  readonly BOT_LOCAL: boolean;
  readonly FILE_DELIVERY?: 'consent' | 'link' | undefined;
  readonly PUBLIC_URL?: string | undefined;
}

/** The setting, else what the cloud's Teams can do. */
export const deliveryOf = ({ FILE_DELIVERY }: FileSettings, { files }: Cloud) => FILE_DELIVERY ?? files.delivery;

/** Links lead to this bot, and whoever has one has the file: they need an address that others reach, and TLS. */
export function fileProblems(settings: FileSettings, cloud: Cloud): readonly string[] {
  const { BOT_LOCAL, PUBLIC_URL } = settings;
  if (BOT_LOCAL) return [];
  if (PUBLIC_URL?.startsWith('http:')) return ['PUBLIC_URL: must be an https address, unless BOT_LOCAL=true'];
  if (PUBLIC_URL || deliveryOf(settings, cloud) === 'consent') return [];
  return [
    'PUBLIC_URL: must be the address at which browsers reach this bot, for files are delivered by link ' +
      '(FILE_DELIVERY=link, or a CLOUD in which bots have no files)',
  ];
}
