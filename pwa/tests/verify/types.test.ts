import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REASONS } from '../../src/verify/types';

test('the reasons are those of the closed list in docs/voucher-format.md', () => {
  const norm = readFileSync(new URL('../../../docs/voucher-format.md', import.meta.url), 'utf8');
  const [, reading = ''] = /\n## Reading\n([\s\S]*?)\n## /.exec(norm) ?? [];
  const told = new Set([...reading.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)].map(([, word]) => word));
  told.delete('in_grace');

  expect([...REASONS].sort()).toEqual([...told].sort());
});
