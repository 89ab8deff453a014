import { expect, test } from 'vitest';
import { isMeant, isWhole } from '../../../src/scanner/typing/typed';
import { likeliest, wedge, type Keystroke } from '../../../src/scanner/typing/wedge';
import { codeVectors, tokenText } from '../../vectors';

const CODE = 'AB3DE-9GH2K-7';
const ENTER = { key: 'Enter', code: 'Enter', shiftKey: false };

function codeOf(character: string): string {
  if (/[a-z]/i.test(character)) return `Key${character.toUpperCase()}`;
  if (/\d/.test(character)) return `Digit${character}`;
  return { '-': 'Minus', ':': 'Semicolon', '/': 'Slash', '.': 'Period' }[character] ?? '';
}

function typing(text: string, gap: number): Keystroke[] {
  const keys = Array.from(text, (key) => ({ key, code: codeOf(key), shiftKey: /[A-Z:]/.test(key) }));
  return [...keys, ENTER].map((stroke, index) => ({ ...stroke, timeStamp: 1000 + index * gap }));
}

function fed(strokes: Keystroke[]) {
  const feed = wedge(isWhole);
  return strokes.map(feed).filter((readings) => readings !== null && readings.length > 0) as string[][];
}

test('fast keys ending in Enter are one scan', () => {
  expect(fed(typing(CODE, 8)).map(([typed]) => typed)).toEqual([CODE]);
});

test('keys delayed by a busy phone are still one scan', () => {
  const late = typing(CODE, 8).map((stroke, index) => ({ ...stroke, timeStamp: stroke.timeStamp + (index > 5 ? 400 : 0) }));
  expect(fed(late).map(([typed]) => typed)).toEqual([CODE]);
});

test('a person’s typing is no scan', () => {
  expect(fed(typing(CODE, 120))).toEqual([]);
});

test('Enter alone, or after two letters, is left to the page', () => {
  expect(fed(typing('', 8))).toEqual([]);
  expect(fed(typing('ok', 8))).toEqual([]);
});

test('a letter typed before a scan is not part of it', () => {
  const stray = (timeStamp: number) => ({ key: 'x', code: 'KeyX', shiftKey: false, timeStamp });
  const meant = (text: string) => text === CODE;
  for (const at of [1, 600]) expect(fed([stray(at), ...typing(CODE, 8)]).map((texts) => likeliest(texts, meant))).toEqual([CODE]);
});

test.each([60, 90])('a scanner that takes %d ms per key is read when it types a whole voucher', (gap) => {
  const code = codeVectors.cases[0]?.code ?? '';
  for (const text of [tokenText('address around it'), code]) expect(fed(typing(text, gap)).map(([typed]) => typed)).toEqual([text]);
  expect(fed(typing('BONJOUR MADAME', gap))).toEqual([]);
});

test('a second Enter belongs to its scan, a later one to the page', () => {
  const feed = wedge(isWhole);
  const strokes = typing(CODE, 8);
  strokes.forEach(feed);
  const end = strokes.at(-1)?.timeStamp ?? 0;
  expect(feed({ ...ENTER, timeStamp: end + 8 })).toEqual([]);
  expect(feed({ ...ENTER, timeStamp: end + 300 })).toBeNull();
});

test('two scans in a row are read as two', () => {
  const later = typing(CODE, 8).map((stroke) => ({ ...stroke, timeStamp: stroke.timeStamp + 400 }));
  expect(fed([...typing(CODE, 8), ...later])).toHaveLength(2);
});

test('a scanner with US keys is read on a French keyboard', () => {
  const token = `HTTPS://POINCON.FR/V/${'MAQZW2'.repeat(20)}`;
  const azerty: Record<string, string> = { A: 'Q', Q: 'A', Z: 'W', W: 'Z', M: '?', '2': 'é', ':': 'M', '/': '!', '.': ':' };
  const strokes = typing(token, 8).map((stroke) => ({ ...stroke, key: azerty[stroke.key] ?? stroke.key }));
  expect(fed(strokes).map((texts) => likeliest(texts, (text) => isMeant(text, 'poincon.fr')))).toEqual([token]);
});

test('a text that looks like a voucher as typed is kept as typed', () => {
  expect(likeliest([CODE, 'QB3DE-9GH2K-7'], (text) => text === CODE)).toBe(CODE);
});

test('any other text is kept as typed', () => {
  expect(likeliest(['https://example.org', 'other'], () => false)).toBe('https://example.org');
});
