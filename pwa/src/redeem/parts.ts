/** The parts of an open phone, as its verbs share them. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ServiceKey } from '../api/shapes';
import type { Answers } from './answers';
import type { Bus } from './bus';
import type { Clock } from './clock';
import type { Connection } from './connection';
import type { Drainer } from './drain';
import type { Network } from './network';
import type { Persistence } from './persistence';
import type { Rules } from './rules';
import type { Upgrades } from './upgrades';

export interface Parts {
  readonly connection: Connection;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly network: Network;
  readonly rules: Rules;
  readonly drainer: Drainer;
  readonly answers: Answers;
  readonly upgrades: Upgrades;
  readonly persistence: Persistence;
  readonly waiting: ReadonlySignal<number>;
  readonly service: Signal<ServiceKey>;
}

/** How long a person is kept waiting for the server before the phone answers alone. */
export const PATIENCE_MS = 1_200;

/** The promise's value, or null when it takes too long. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
