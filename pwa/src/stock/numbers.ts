/** Numbers of booklets: read from typed or scanned texts, and counted in runs. */
import { readCover } from '../handover/cover';

const MOST = 100_000;

/** The number of a booklet, from the number itself or from the URL on its cover; null for any other text. */
export function numberIn(text: string): string | null {
  const reading = readCover(text, `${location.origin}/carnet/`);
  return reading.kind === 'booklet' ? reading.number : null;
}

const parts = (number: string): [string, number] => {
  const [campaign = '', serial = ''] = number.split('-');
  return [campaign, Number(serial)];
};

/** How many booklets a run has; null when the two numbers are of different campaigns, out of order or too far apart. */
export function countOf(first: string, last: string): number | null {
  const [campaign, start] = parts(first);
  const [other, end] = parts(last);
  const count = end - start + 1;
  return campaign === other && count >= 1 && count <= MOST ? count : null;
}

/** The last number of a run of `count` booklets; null when `count` is no number from 1 to `MOST`. */
export function lastOf(first: string, count: string): string | null {
  const wanted = Number(count.replace(/\s/g, ''));
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > MOST) return null;
  const [campaign, start] = parts(first);
  return `${campaign}-${start + wanted - 1}`;
}
