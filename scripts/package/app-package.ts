import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaObject } from 'ajv';
import { zipSync } from 'fflate';
import { checkIcons } from './icon-sizes.ts';
import { checkSchema } from './manifest-schema.ts';
import { fillPlaceholders } from './placeholders.ts';

export interface Manifest {
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo: {
    readonly defaultLanguageTag: string;
    readonly additionalLanguages: readonly { readonly languageTag: string; readonly file: string }[];
  };
}

/** The same settings give the same bytes: the oldest time that a zip can hold. */
const LONG_AGO = new Date(1980, 0, 1);

/** The folder of languages beside the manifest: what is put there is offered to Teams, by its name (`ko.json`). */
export const LANGUAGE_FOLDER = 'languages';

/** The manifest with its placeholders filled from the settings, and every language beside it named. */
export function fillManifest(folder: string, settings: Readonly<Record<string, string | undefined>>): Manifest {
  const manifest = fillPlaceholders<Manifest>(readFileSync(join(folder, 'manifest.json'), 'utf8'), settings);
  const files = readdirSync(join(folder, LANGUAGE_FOLDER)).toSorted();
  const additionalLanguages = files.map((file) => ({ languageTag: file.replace(/\.json$/, ''), file }));
  return { ...manifest, localizationInfo: { ...manifest.localizationInfo, additionalLanguages } };
}

/** Zips the manifest with its icons and languages. Fails with `PackageError`. Without a schema it is not held against one. */
export function packageApp(
  folder: string,
  settings: Readonly<Record<string, string | undefined>>,
  schema?: SchemaObject,
): Uint8Array {
  const manifest = fillManifest(folder, settings);
  if (schema) checkSchema(manifest, schema);
  const { icons, localizationInfo } = manifest;
  const paths = [
    ...[icons.color, icons.outline].map((file) => [file, file] as const),
    ...localizationInfo.additionalLanguages.map(({ file }) => [file, join(LANGUAGE_FOLDER, file)] as const),
  ];
  const files = Object.fromEntries(
    paths.map(([file, path]) => [file, new Uint8Array(readFileSync(join(folder, path)))]),
  );
  checkIcons(icons, files);
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return zipSync({ 'manifest.json': text, ...files }, { level: 9, mtime: LONG_AGO });
}
