/** The wrong tries of this phone, with a connection of their own. */
import { Connection } from '../../outbox/connection';
import { Tries } from '../../redeem/shared/tries';
import { openStore } from '../../redeem/store';

export const tries = new Tries(new Connection(openStore));
