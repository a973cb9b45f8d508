import { PackageError } from './package-error.ts';

/** What Teams asks for, in pixels. */
const SIZES = { color: 192, outline: 32 } as const;

/** Fails with `PackageError` when an icon is no PNG of the size that Teams asks for. */
export function checkIcons(
  icons: Readonly<Record<keyof typeof SIZES, string>>,
  files: Readonly<Record<string, Uint8Array>>,
): void {
  for (const icon of ['color', 'outline'] as const) {
    const size = pngSize(files[icons[icon]]);
    if (size?.width !== SIZES[icon] || size.height !== SIZES[icon]) {
      const found = size ? `${size.width} x ${size.height} pixels` : 'no PNG';
      throw new PackageError(`${icons[icon]} is ${found}; Teams wants a PNG of ${SIZES[icon]} x ${SIZES[icon]}.`);
    }
  }
}

const SIGNATURE = '89504e470d0a1a0a';

/** A PNG's first chunk carries its size. */
export function pngSize(file: Uint8Array | undefined): { width: number; height: number } | undefined {
  const bytes = Buffer.from(file ?? []);
  if (bytes.length < 24 || bytes.toString('hex', 0, 8) !== SIGNATURE) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
