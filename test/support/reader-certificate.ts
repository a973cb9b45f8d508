import { generate } from 'selfsigned';

/** A certificate such as an application proves itself with, and both parts as one PEM. */
export async function aReaderCertificate(): Promise<{ readonly cert: string; readonly pem: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'reader' }], { keySize: 2048 });
  return { cert, pem: `${key}\n${cert}` };
}
