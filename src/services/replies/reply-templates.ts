import { z } from 'zod';
import { paragraphsOf, REPLY_KINDS, REPLY_SLOTS, REPLY_TONES, type ReplyTemplates } from '../../domain/reply.ts';

const MOST_LETTERS = 2000;
const Text = z.string().trim().min(1).max(MOST_LETTERS);

const Templates = z.strictObject({
  signature: z.record(z.string(), Text).default({}),
  texts: z
    .record(
      z.string(),
      z.partialRecord(
        z.enum(REPLY_KINDS),
        z.union([Text, z.strictObject(Object.fromEntries(REPLY_TONES.map((tone) => [tone, Text.optional()])))]),
      ),
    )
    .default({}),
});

export interface TemplateChecks {
  readonly isLanguage: (tag: string) => boolean;
  /** What is wrong with a text in ICU MessageFormat that may ask for these; nothing when it can be said. */
  readonly textProblem: (text: string, language: string, slots: readonly string[]) => string | undefined;
}

/** The partner's own texts as they were written, or everything that is wrong with them, each with its place. */
export function readReplyTemplates(
  written: object,
  { isLanguage, textProblem }: TemplateChecks,
): ReplyTemplates | readonly string[] {
  const parsed = Templates.safeParse(written);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const templates = parsed.data as ReplyTemplates;
  const problems = textsIn(templates).flatMap(({ place, language, text, slots }) => {
    if (!isLanguage(language)) return [`${place}: Healthdesk does not speak ${language}`];
    // Each paragraph stands or falls by itself.
    return paragraphsOf(text).flatMap((paragraph) => {
      const problem = textProblem(paragraph, language, slots);
      return problem === undefined ? [] : [`${place}: ${problem}`];
    });
  });
  return problems.length > 0 ? [...new Set(problems)] : templates;
}

interface TextAt {
  readonly place: string;
  readonly language: string;
  readonly text: string;
  readonly slots: readonly string[];
}

function textsIn({ signature, texts }: ReplyTemplates): readonly TextAt[] {
  const signed = Object.entries(signature).map(([language, text]) => ({
    ...{ place: `signature.${language}`, language, text, slots: ['agent'] },
  }));
  const told = Object.entries(texts).flatMap(([language, kinds]) =>
    Object.entries(kinds).flatMap(([kind, told]) => {
      const place = `texts.${language}.${kind}`;
      if (typeof told === 'string') return [{ place, language, text: told, slots: REPLY_SLOTS }];
      return Object.entries(told ?? {}).map(([tone, text]) => ({
        ...{ place: `${place}.${tone}`, language, text, slots: REPLY_SLOTS },
      }));
    }),
  );
  return [...signed, ...told];
}
