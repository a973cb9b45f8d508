import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaObject } from 'ajv';
import { zipSync } from 'fflate';
import { checkIcons } from './icon-sizes.ts';
import { checkSchema } from './manifest-schema.ts';
import { fillPlaceholders } from './placeholders.ts';

export interface Manifest {
  readonly icons: { readonly color: string; readonly outline: string };
  readonly localizationInfo?: { readonly additionalLanguages?: readonly { readonly file: string }[] };
}

/** The same settings give the same bytes: the oldest time that a zip can hold. */
const LONG_AGO = new Date(1980, 0, 1);

/**
 * Zips the manifest, its placeholders filled from the settings, with the icons and languages that it names. Fails with
 * `PackageError`. Without a schema the manifest is not held against one.
 */
export function packageApp(
  folder: string,
  settings: Readonly<Record<string, string | undefined>>,
  schema?: SchemaObject,
): Uint8Array {
  const manifest = fillPlaceholders<Manifest>(readFileSync(join(folder, 'manifest.json'), 'utf8'), settings);
  if (schema) checkSchema(manifest, schema);
  const { icons, localizationInfo } = manifest;
  const languages = (localizationInfo?.additionalLanguages ?? []).map(({ file }) => file);
  const files = Object.fromEntries(
    [icons.color, icons.outline, ...languages].map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))]),
  );
  checkIcons(icons, files);
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  return zipSync({ 'manifest.json': text, ...files }, { level: 9, mtime: LONG_AGO });
}
