/** The typed choice of booklets: fills in the third field of a run from the other two, and finds what is wrong. */
import type { Picked } from '../../api/stock';
import { countOf, lastOf, numberIn } from '../numbers';

export interface Typed {
  readonly mode: 'row' | 'single';
  readonly first: string;
  readonly last: string;
  readonly count: string;
  readonly listed: readonly string[];
  readonly to: string;
}

export const NOTHING: Typed = { mode: 'row', first: '', last: '', count: '', listed: [], to: '' };

export type Problem = 'first' | 'last' | 'listed' | 'to';

export type Checked =
  | { readonly ok: true; readonly picked: Picked; readonly count: number; readonly to: number }
  | { readonly ok: false; readonly problem: Problem };

/** Applies a typed value. A new first number keeps the count and changes the last; count and last number follow each other. */
export function typing(before: Typed, field: 'first' | 'last' | 'count', value: string): Typed {
  const typed = { ...before, [field]: value };
  const first = numberIn(typed.first);
  if (first === null) return typed;
  if (field === 'last') {
    const last = numberIn(value);
    const count = last === null ? null : countOf(first, last);
    return { ...typed, count: count === null ? '' : String(count) };
  }
  return typed.count === '' ? typed : { ...typed, last: lastOf(first, typed.count) ?? '' };
}

/** The booklets to send, or the first problem found. */
export function check(typed: Typed): Checked {
  const to = Number(typed.to);
  const picked = typed.mode === 'row' ? row(typed) : single(typed);
  if (!picked.ok) return picked;
  return to > 0 ? { ...picked, to } : { ok: false, problem: 'to' };
}

type Pick = { readonly ok: true; readonly picked: Picked; readonly count: number } | { readonly ok: false; readonly problem: Problem };

function row({ first: typedFirst, last: typedLast }: Typed): Pick {
  const first = numberIn(typedFirst);
  if (first === null) return { ok: false, problem: 'first' };
  const last = numberIn(typedLast);
  const count = last === null ? null : countOf(first, last);
  return last === null || count === null ? { ok: false, problem: 'last' } : { ok: true, picked: { first, last }, count };
}

function single({ listed }: Typed): Pick {
  return listed.length === 0
    ? { ok: false, problem: 'listed' }
    : { ok: true, picked: { booklets: listed }, count: listed.length };
}
