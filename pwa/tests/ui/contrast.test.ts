import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

const TEXT: [string, string][] = [
  ['text', 'page'],
  ['text', 'surface'],
  ['text', 'accent-quiet'],
  ['text-quiet', 'page'],
  ['text-quiet', 'surface'],
  ['text-quiet', 'accent-quiet'],
  ['accent', 'page'],
  ['accent', 'surface'],
  ['on-accent', 'accent'],
  ['danger', 'page'],
  ['good', 'page'],
  ['on-warning', 'warning-surface'],
  ['on-danger', 'danger-surface'],
  ['on-good', 'good-surface'],
  ['on-stage', 'stage'],
  ['on-accepted', 'verdict-accepted'],
  ['on-offline', 'verdict-offline'],
  ['on-confirm', 'verdict-confirm'],
  ['on-used', 'verdict-used'],
  ['on-refused', 'verdict-refused'],
  ['on-check', 'verdict-check'],
  ['on-neutral', 'verdict-neutral'],
];
const CONTROLS: [string, string][] = [
  ['line', 'page'],
  ['line', 'surface'],
  ['accent', 'page'],
];

function colours(...blocks: string[]): Map<string, string> {
  return new Map(
    blocks.flatMap((block) => [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex] as [string, string])),
  );
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(first: string, second: string): number {
  const [high = 0, low = 0] = [luminance(first), luminance(second)].sort((one, other) => other - one);
  return (high + 0.05) / (low + 0.05);
}

const modes = [
  { mode: 'light', palette: colours(light) },
  { mode: 'dark', palette: colours(light, dark) },
];

for (const { mode, palette } of modes) {
  const ratio = ([front, back]: [string, string]) => contrast(palette.get(front) ?? '', palette.get(back) ?? '');
  test.each(TEXT)(`${mode}: %s on %s has a contrast of 7:1`, (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(7);
  });
  test.each(CONTROLS)(`${mode}: %s on %s has a contrast of 4.5:1`, (...pair) => {
    expect(ratio(pair)).toBeGreaterThanOrEqual(4.5);
  });
}
