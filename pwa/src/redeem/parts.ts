/** The parts of an open phone, as its verbs share them. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ServiceKey } from '../api/wire/shapes';
import type { Answers } from '../outbox/answers';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import type { Drainer } from '../outbox/drainer';
import type { Network } from '../outbox/network';
import type { Persistence } from '../outbox/persistence';
import type { Rules } from './rules';
import type { Connection } from './store';
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
  readonly person: Signal<number | null>;
}
