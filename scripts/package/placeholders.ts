import { PackageError } from './package-error.ts';

const PLACEHOLDER = /\$\{\{([^}]*)\}\}/g;

/** The names between `${{` and `}}`, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => (name ?? '').trim()))];
}

/** Reads JSON and fills its placeholders; fails with `PackageError`, naming all that have no value. */
export function fillPlaceholders<T>(json: string, settings: Readonly<Record<string, string | undefined>>): T {
  const missing = placeholdersIn(json).filter((name) => !settings[name]);
  if (missing.length > 0) {
    throw new PackageError(
      `The settings say nothing for ${missing.join(', ')}: env/.env.package.example explains them.`,
    );
  }
  const fill = (text: string): string => text.replace(PLACEHOLDER, (_, name: string) => settings[name.trim()] ?? '');
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? fill(value) : value));
}
