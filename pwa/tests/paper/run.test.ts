/** Downloading an order's files one after another. */
import { expect, test } from 'vitest';
import type { Part } from '../../src/api/printing';
import type { Answer, Failure } from '../../src/api/wire/http';
import { bookletsIn, download } from '../../src/paper/run';

const parts: Part[] = [1, 2, 3].map((number) => ({ number, name: `partie-${number}.pdf`, booklets: number === 3 ? 50 : 100, first: '1-1', last: '1-9' }));
const good: Answer<Blob> = { ok: true, value: new Blob(['%PDF']), clockOffsetMs: null };
const bad = (failure: Failure): Answer<Blob> => ({ ok: false, failure });
const busy: Failure = { kind: 'later', status: 429, retryAfterMs: 5_000, error: null };
const offline: Failure = { kind: 'offline', timedOut: false };
const refused: Failure = { kind: 'refused', status: 409, error: { code: 'proof_not_approved', message: 'Non.' } };

/** A server with these answers in this order, and what was requested and saved. */
function world(answers: Answer<Blob>[]) {
  const asked: number[] = [];
  const saved: string[] = [];
  const waits: number[] = [];
  const done = new Set<number>();
  const run = {
    parts,
    get: (part: Part) => {
      asked.push(part.number);
      return Promise.resolve(answers[asked.length - 1] ?? good);
    },
    save: (name: string) => void saved.push(name),
    wait: (ms: number) => Promise.resolve(void waits.push(ms)),
    wanted: () => true,
  };
  return { run, asked, saved, waits, done, onSaved: (part: Part) => void done.add(part.number) };
}

test('every file is saved under its name, in order', async () => {
  const { run, saved, done, onSaved } = world([]);
  expect(await download(run, done, onSaved)).toBeNull();
  expect(saved).toEqual(['partie-1.pdf', 'partie-2.pdf', 'partie-3.pdf']);
  expect(bookletsIn(parts, done)).toBe(250);
});

test('a busy server is asked again after the time it names', async () => {
  const { run, asked, waits, done, onSaved } = world([good, bad(busy)]);
  expect(await download(run, done, onSaved)).toBeNull();
  expect(asked).toEqual([1, 2, 2, 3]);
  expect(waits).toEqual([5_000]);
});

test('without network it stops, and later continues with what is missing', async () => {
  const { run, asked, saved, done, onSaved } = world([good, ...Array.from({ length: 4 }, () => bad(offline))]);
  expect(await download(run, done, onSaved)).toEqual(offline);
  expect(bookletsIn(parts, done)).toBe(100);
  expect(await download(run, done, onSaved)).toBeNull();
  expect(asked).toEqual([1, 2, 2, 2, 2, 2, 3]);
  expect(saved).toEqual(['partie-1.pdf', 'partie-2.pdf', 'partie-3.pdf']);
});

test('a refused file is not asked for again', async () => {
  const { run, asked, saved, done, onSaved } = world([bad(refused)]);
  expect(await download(run, done, onSaved)).toEqual(refused);
  expect(asked).toEqual([1]);
  expect(saved).toEqual([]);
});

test('nothing more is saved once the person has left', async () => {
  const { run, saved, done, onSaved } = world([]);
  let left = 2;
  expect(await download({ ...run, wanted: () => --left > 0 }, done, onSaved)).toBeNull();
  expect(saved).toEqual(['partie-1.pdf']);
});
