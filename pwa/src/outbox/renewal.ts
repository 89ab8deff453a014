/** For renewing a bundle: one request at a time, and a storage error as a failure. */
import type { Failure } from '../api/wire/http';
import { isStorageError } from './connection';
import { UNDECIDED } from './network';

/** Calls during a renewal get the same promise. */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Null once it is kept. */
export async function keeping(keep: () => Promise<void>): Promise<Failure | null> {
  try {
    await keep();
    return null;
  } catch (error) {
    if (isStorageError(error)) return UNDECIDED;
    throw error;
  }
}
