export interface JsonFile {
  /** Absent where no file is named, or it is none. */
  readonly content?: object;
  readonly problems: readonly string[];
}

/** The JSON object in the file that a setting names, or what is wrong with it; what it says is checked where it is used. */
export function readJsonFile(
  setting: string,
  path: string | undefined,
  such: string,
  readFile: (path: string) => string,
): JsonFile {
  if (!path) return { problems: [] };
  try {
    const content: unknown = JSON.parse(readFile(path));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { content, problems: [] };
    return { problems: [`${setting}: ${path} must be a file with a JSON object, such as ${such}`] };
  } catch (error) {
    return { problems: [`${setting}: ${path} cannot be read (${(error as Error).message})`] };
  }
}
