import type { Activity } from 'botbuilder';
import type { Reader } from '../domain/reader.ts';
import type { Language } from '../words/words.ts';

/** Who reads the answer: their own choice of language before Teams' locale, their client's zone before ours. */
export function readerOf(activity: Activity, chosen: Language | undefined, fallback: Reader): Reader {
  const client = activity.entities?.find(({ type }) => type === 'clientInfo');
  const spoken = activity.locale ?? client?.locale ?? fallback.locale;
  const zone = activity.localTimezone ?? client?.timezone ?? fallback.zone;
  return { locale: chosen && !startsWith(spoken, chosen) ? chosen : spoken, zone };
}

const startsWith = (locale: string, language: Language): boolean => locale.toLowerCase().split('-')[0] === language;
