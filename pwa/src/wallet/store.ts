/** The booklet kept on this phone, so that its codes show without network. One entry per link. */
import * as v from 'valibot';
import { wallet } from '../api/wallet/booklet';
import { onPhone } from '../lib/kept';

const PREFIX = 'poincon.carnet.';

const kept = v.object({ wallet, etag: v.nullable(v.string()), postcode: v.nullable(v.string()) });
/** `postcode` is what the person asked for, null while the booklet's own counts. */
export type Kept = v.InferOutput<typeof kept>;

/** What is kept of a booklet, and when the server last said so. */
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

/** Keeps a booklet; a phone without room or permission shows it all the same. */
export function keep(link: string, found: Kept): void {
  onPhone.set(PREFIX + link, JSON.stringify(found));
}

/** The server has just said that what is kept still holds. */
export function confirm(link: string, at: number): void {
  onPhone.set(timeKey(link), String(at));
}

/** What the person chose for this page on this phone; null when nothing. */
export function recallChoice(name: 'language' | 'larger'): string | null {
  return onPhone.get(PREFIX + name);
}

export function keepChoice(name: 'language' | 'larger', chosen: string): void {
  onPhone.set(PREFIX + name, chosen);
}

/** Forgets every booklet ever opened here, and what was chosen. */
export function forgetAll(): void {
  for (const key of onPhone.keys()) if (key.startsWith(PREFIX)) onPhone.remove(key);
}

function timeKey(link: string): string {
  return `${PREFIX}${link}.confirmed`;
}
