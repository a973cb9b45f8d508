import { z } from 'zod';
import type { SignedHead } from '../../../domain/audit.ts';

const Head = z
  .object({
    position: z.int().positive(),
    hash: z.string(),
    signedAt: z.iso.datetime().transform((text) => new Date(text)),
    keyId: z.string().optional(),
    signature: z.string().optional(),
  })
  .transform(
    ({ keyId, signature, ...head }): SignedHead => ({
      ...head,
      ...(keyId && { keyId }),
      ...(signature && { signature }),
    }),
  );

/** A head as JSON; nothing when it is none. */
export function headIn(line: string): SignedHead | undefined {
  try {
    return Head.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
