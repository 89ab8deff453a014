/** The booklets stored on this phone, so that their codes show without network. One entry per link. */
import * as v from 'valibot';
import { wallet } from '../api/wallet/booklet';
import { onPhone } from '../lib/kept';

const PREFIX = 'poincon.carnet.';

const kept = v.object({ wallet, etag: v.nullable(v.string()), postcode: v.nullable(v.string()) });
/** `postcode` is the one the person searched for; null while the booklet's own is used. */
export type Kept = v.InferOutput<typeof kept>;

/** A stored booklet, and when the server last confirmed it. */
export interface Known extends Kept {
  readonly confirmedAt: number;
}

export function recall(link: string): Known | null {
  try {
    const found = v.safeParse(kept, JSON.parse(onPhone.get(PREFIX + link) ?? 'null'));
    const confirmedAt = Number(onPhone.get(timeKey(link)));
    return found.success ? { ...found.output, confirmedAt } : null;
  } catch {
    return null;
  }
}

/** Stores a booklet; without room or permission nothing is stored, and no error thrown. */
export function keep(link: string, found: Kept): void {
  onPhone.set(PREFIX + link, JSON.stringify(found));
}

/** Stores when the server last confirmed the booklet. */
export function confirm(link: string, at: number): void {
  onPhone.set(timeKey(link), String(at));
}

/** A choice for this page, stored on this phone; null when there is none. */
export function recallChoice(name: 'language' | 'larger'): string | null {
  return onPhone.get(PREFIX + name);
}

export function keepChoice(name: 'language' | 'larger', chosen: string): void {
  onPhone.set(PREFIX + name, chosen);
}

/** Deletes all booklets and choices from this phone. */
export function forgetAll(): void {
  for (const key of onPhone.keys()) if (key.startsWith(PREFIX)) onPhone.remove(key);
}

function timeKey(link: string): string {
  return `${PREFIX}${link}.confirmed`;
}
