import { beforeAll, describe, expect, test } from 'vitest';
import { importKeys, type KeyRing } from '../../src/verify/keys';
import { readToken, tokenIn, tokenPart } from '../../src/verify/token';
import { scanVectors, tokenText, tokenVectors } from '../vectors';

const EPOCH = Date.UTC(2020, 0, 1);
let keys: KeyRing;

beforeAll(async () => {
  keys = await importKeys(tokenVectors.keys);
});

describe('every vector is read as the server reads it', () => {
  test.each(tokenVectors.cases)('$name', async ({ text, reason, payload }) => {
    const reading = await readToken(text, keys);

    expect(reading.ok ? null : reading.reason).toBe(reason);
    if (!reading.ok || payload === null) return;
    const { campaign, serial, position, last_day_number } = payload;
    const lastDay = last_day_number === 0 ? null : new Date(EPOCH + last_day_number * 86_400_000);
    expect(reading.voucher).toEqual({
      id: `${campaign}-${serial}-${position}`,
      booklet: `${campaign}-${serial}`,
      campaign,
      serial,
      position,
      keyId: payload.key_id,
      lastDay: lastDay?.toISOString().slice(0, 10) ?? null,
    });
  });
});

test.each(scanVectors.cases)('a hand scanner’s text is read as the server reads it: $name', ({ text, token }) => {
  expect(tokenIn(text)).toBe(token);
});

test('a text of a thousand characters is looked through for a token, a longer one is not', () => {
  const valid = tokenText('valid');

  expect(tokenIn(valid.padEnd(1000))).toBe(valid);
  expect(tokenIn(valid.padEnd(1001))).toBeNull();
});

test('a path of its own, without address, leads to a token', () => {
  expect(tokenPart('/v/abc')).toBe('ABC');
});

test('a voucher is no voucher without its key', async () => {
  expect(await readToken(tokenText('valid'), new Map())).toEqual({ ok: false, reason: 'unknown_key' });
});

test('an invalid key is left out and the others are used', async () => {
  const [first] = tokenVectors.keys;
  if (first === undefined) throw new Error('no key in the vectors');
  const ring = await importKeys([{ ...first, kid: '9', x: first.y, y: first.y }, first]);

  expect([...ring.keys()]).toEqual([1]);
});

test('every one-character change of a valid token is refused', async () => {
  const valid = tokenText('valid');
  const changed = Array.from(valid, (was, at) => valid.slice(0, at) + (was === 'A' ? 'B' : 'A') + valid.slice(at + 1));

  const readings = await Promise.all(changed.map((text) => readToken(text, keys)));

  expect(readings.filter((reading) => reading.ok)).toEqual([]);
});
