export type { Asking, Tokens } from '../../ports.ts';
