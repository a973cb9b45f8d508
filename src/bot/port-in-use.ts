export class PortInUseError extends Error {
  constructor(port: number, setting: 'PORT' | 'METRICS_PORT', options: { readonly cause: unknown }) {
    super(`Port ${port} is in use. Stop what uses it, or set ${setting} to another one.`, options);
    this.name = 'PortInUseError';
  }
}
