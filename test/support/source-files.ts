import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface SourceFile {
  /** From the repository's root, such as `src/domain/customer.ts`. */
  readonly path: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
  /** Files of ours as paths from the root; anything else by the name it is imported by. */
  readonly imports: readonly string[];
}

/** Every TypeScript file under these rooms. */
export function sourceFiles(...rooms: readonly string[]): readonly SourceFile[] {
  return globSync(rooms.map((room) => `${room}/**/*.ts`)).map((found) => {
    const path = found.replaceAll('\\', '/');
    const text = readFileSync(found, 'utf8');
    const code = withoutComments(text);
    return { path, text, code, imports: importsIn(code).map((name) => rooted(path, name)) };
  });
}

const FORMS = [
  /(?:^|;)\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /(?:^|;)\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:import|require)\s*\(\s*['"`]([^'"`]+)['"`]/g,
];

/** What the code imports, re-exports, or imports as it runs. */
export function importsIn(code: string): readonly string[] {
  return FORMS.flatMap((form) => [...code.matchAll(form)].map(([, name]) => name ?? ''));
}

const rooted = (path: string, name: string): string =>
  name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
