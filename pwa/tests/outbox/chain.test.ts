import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { follow, isUnbroken, type Link, START } from '../../src/outbox/chain';
import type { EntryBase } from '../../src/outbox/entry';

type Entry = EntryBase & { readonly text: string };

const claimsOf = ({ text }: Entry): unknown[] => [text];
const after = async (last: Link, text: string): Promise<Entry> => ({ ...(await follow(last, [text])), text }) as Entry;
let one: Entry;
let two: Entry;
let three: Entry;

beforeAll(async () => {
  one = await after(START, 'one');
  two = await after(one, 'two');
  three = await after(two, 'three');
});

const chain = (...entries: Entry[]): Promise<boolean> => isUnbroken(entries, claimsOf);

test('the first entry is number 1 behind nothing, and its hash is the SHA-256 of its place and its claims', () => {
  const hash = createHash('sha256').update('[1,"","one"]').digest('hex');

  expect(one).toEqual({ seq: 1, prev: '', hash, text: 'one' });
  expect(two).toMatchObject({ seq: 2, prev: hash });
});

test('a chain is whole from its start, from any other entry, and where there is nothing', async () => {
  expect(await Promise.all([chain(one, two, three), chain(two, three), chain()])).toEqual([true, true, true]);
});

test('an entry that is missing, changed, or behind another one breaks it', async () => {
  const changed = { ...two, text: 'changed' };
  const elsewhere = await after({ seq: 1, hash: 'elsewhere' }, 'two');
  const jumping = await after({ seq: 7, hash: one.hash }, 'two');

  expect(await Promise.all([chain(one, three), chain(one, changed), chain(changed), chain(one, elsewhere), chain(one, jumping)])).toEqual(
    [false, false, false, false, false],
  );
});
