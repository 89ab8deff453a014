import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isNothing, isOpenWhen, NOTHING, readWanted, suits, WHEN, writeWanted } from '../../../src/wallet/places/search/wanted';
import { aPlace } from '../wallets';

interface Vector {
  case: string;
  now: string;
  zone: string;
  open: [string, string][] | null;
  when: string[];
}

const VECTORS = JSON.parse(readFileSync(`${process.cwd()}/../tests/vectors/open-when-v1.json`, 'utf8')) as Vector[];
const NOW = Date.parse('2026-11-23T10:00:00Z');

test.each(VECTORS.map((vector) => [vector.case, vector] as const))('%s: as the server says', (_, { now, zone, open, when }) => {
  expect(WHEN.filter((each) => isOpenWhen(open, each, Date.parse(now), zone))).toEqual(when);
});

test('a place suits when it has all that is wanted', () => {
  const place = aPlace({ services: ['employment'], access: ['motor'], spoken: ['ar'], open: [['2026-11-28T09:00:00Z', '2026-11-28T11:00:00Z']], zone: 'Europe/Paris' });
  const wanted = { service: 'employment', access: 'motor', language: 'ar', when: 'sa' } as const;
  expect(suits(place, wanted, NOW)).toBe(true);
  expect(suits(place, NOTHING, NOW)).toBe(true);
  for (const other of [{ service: 'safe_use' }, { access: 'deaf' }, { language: 'tr' }, { when: 'su' }] as const) {
    expect(suits(place, { ...wanted, ...other }, NOW)).toBe(false);
  }
});

test('what is wanted is written into the address and read from it, and nothing unknown is', () => {
  const address = new URLSearchParams('code_postal=33000&jour=demain&parle=fr');
  expect(isNothing(readWanted(address))).toBe(true);
  const wanted = { service: 'employment', access: null, language: 'fa-AF', when: 'sa' } as const;
  writeWanted(address, wanted);
  expect(address.toString()).toBe('code_postal=33000&jour=sa&parle=fa-AF&service=employment');
  expect(readWanted(address)).toEqual(wanted);
  writeWanted(address, NOTHING);
  expect(address.toString()).toBe('code_postal=33000');
});
