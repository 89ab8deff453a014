/** Journal entries as screens show them. Pure. */
import type { HandOverEntry } from './store';
import type { Line, VerdictKind } from './types';

const KINDS: Record<HandOverEntry['state'], VerdictKind> = {
  waiting: 'kept',
  accepted: 'done',
  conflict: 'conflict',
  refused: 'refused',
  rejected: 'rejected',
  moot: 'refused',
};

/** Stored entries are never changed in place but replaced, so each one's line is made once. */
const made = new WeakMap<HandOverEntry, Line>();

export function lineOf(entry: HandOverEntry): Line {
  const line = made.get(entry) ?? makeLine(entry);
  made.set(entry, line);
  return line;
}

function makeLine({ id, subject, at, state, result, error, noted }: HandOverEntry): Line {
  return {
    id,
    number: subject,
    at: new Date(at),
    kind: KINDS[state],
    reason: error?.code ?? result?.reason ?? null,
    message: error?.message ?? result?.message ?? null,
    first: result?.first ?? null,
    postcode: noted.postcode,
  };
}
