import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './programs.ts';

const LOOK_AGAIN_MS = 100;

/** Settles when a program is of use; fails when `over` aborts first. */
export async function untilReady(when: Program['readyWhen'], stdout: Readable, over: AbortSignal): Promise<void> {
  if ('answers' in when) return await untilAnswers(when.answers, over);
  return await untilPrints(when.prints, stdout);
}

function untilPrints(expected: RegExp, stdout: Readable): Promise<void> {
  return new Promise((settle) => {
    let printed = '';
    const look = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (!expected.test(printed)) return;
      stdout.off('data', look);
      settle();
    };
    stdout.on('data', look);
  });
}

async function untilAnswers(url: string, over: AbortSignal): Promise<void> {
  while (!(await answers(url, over))) await sleep(LOOK_AGAIN_MS, undefined, { signal: over });
}

async function answers(url: string, over: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: over });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}
