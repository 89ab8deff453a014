/** The parts of an open desk, as its functions pass them around. */
import type { Answers } from '../outbox/answers';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import type { Drainer } from '../outbox/drainer';
import type { Network } from '../outbox/network';
import type { Persistence } from '../outbox/persistence';
import type { Rules } from './rules';
import type { Connection } from './store';

export interface Parts {
  readonly personId: number;
  readonly connection: Connection;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly network: Network;
  readonly rules: Rules;
  readonly drainer: Drainer;
  readonly answers: Answers;
  readonly persistence: Persistence;
}
