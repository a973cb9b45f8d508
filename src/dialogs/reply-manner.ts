import type { CardAction } from '../cards/actions.ts';
import { REPLY_TONES, type ReplyManner } from '../domain/reply.ts';
import { isZone, type Language, languagesSaying, type Words } from '../words/words.ts';

/** Those in which a whole reply can be written. */
export const REPLY_LANGUAGES: readonly Language[] = languagesSaying('reply.');

type Boxes = Pick<Extract<CardAction, { do: 'draft-reply' }>, 'language' | 'zone' | 'tone'>;

/** Before anybody has said how a customer is written to: as the agent reads. */
export const suggestedManner = ({ language, zone }: Pick<Words, 'language' | 'zone'>): ReplyManner => ({
  language: REPLY_LANGUAGES.includes(language) ? language : (REPLY_LANGUAGES[0] ?? language),
  zone,
  tone: 'formal',
});

/** What the boxes say; where they say nothing, or what there is not, it stays as it was. */
export function chosenManner(
  { language, zone, tone }: Boxes,
  known: ReplyManner,
): { readonly manner: ReplyManner; readonly isNoZone: boolean } {
  const typed = zone?.trim() ?? '';
  const isNoZone = zone !== undefined && !isZone(typed);
  return {
    manner: {
      language: REPLY_LANGUAGES.find((one) => one === language) ?? known.language,
      zone: zone === undefined || isNoZone ? known.zone : typed,
      tone: REPLY_TONES.find((one) => one === tone) ?? known.tone,
    },
    isNoZone,
  };
}

export const isSameManner = (one: ReplyManner, other: ReplyManner | undefined): boolean =>
  one.language === other?.language && one.zone === other.zone && one.tone === other.tone;
