import { expect, test } from 'vitest';
import { FRESH, STATE_AFTER } from '../../src/outbox/entry';

test('an entry waits when it is written and while the server has not decided; a repeated answer is the first one', () => {
  expect(FRESH).toEqual({ state: 'waiting', error: null, told: false });
  expect(STATE_AFTER).toEqual({ accepted: 'accepted', duplicate: 'accepted', conflict: 'conflict', refused: 'refused', retry: 'waiting' });
});
