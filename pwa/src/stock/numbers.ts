/** Numbers of booklets: read from what a hand or a scanner types, and counted from one to another. */
import { readCover } from '../handover/cover';

const MOST = 100_000;

/** The booklet that a text names: its number, or the address on its cover; null when it names none. */
export function numberIn(text: string): string | null {
  const reading = readCover(text, `${location.origin}/carnet/`);
  return reading.kind === 'booklet' ? reading.number : null;
}

const parts = (number: string): [string, number] => {
  const [campaign = '', serial = ''] = number.split('-');
  return [campaign, Number(serial)];
};

/** How many booklets there are from the first to the last; null when they are no such pair. */
export function countOf(first: string, last: string): number | null {
  const [campaign, start] = parts(first);
  const [other, end] = parts(last);
  const count = end - start + 1;
  return campaign === other && count >= 1 && count <= MOST ? count : null;
}

/** The last of so many booklets; null when that is no number of any. */
export function lastOf(first: string, count: string): string | null {
  const wanted = Number(count.replace(/\s/g, ''));
  if (!Number.isSafeInteger(wanted) || wanted < 1 || wanted > MOST) return null;
  const [campaign, start] = parts(first);
  return `${campaign}-${start + wanted - 1}`;
}
