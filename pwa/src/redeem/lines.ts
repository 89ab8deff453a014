/** Journal entries as the lines of the workshop list and of the pile. Pure. */
import type { Entry, RedemptionEntry } from './store';
import type { Line, LineStatus, RejectedItem, Total } from './types';
import { raceOf, reasonOf, toFirst } from './verdicts';

/** How long a phone may reverse its own redemption (docs/glossary.md, rule 18 "Undo"). */
export const UNDO_MS = 900_000;

/** Cache: entries are replaced, never mutated, so an unchanged entry gets the same line object and its row is not rendered again. */
const made = new WeakMap<RedemptionEntry, Line>();

export function lineOf(entry: RedemptionEntry): Line {
  const line = made.get(entry) ?? makeLine(entry);
  made.set(entry, line);
  return line;
}

function makeLine(entry: RedemptionEntry): Line {
  const [campaign, serial, position] = entry.voucher?.split('-') ?? [];
  const status = statusOf(entry);
  return {
    scanId: entry.id,
    voucher: entry.voucher,
    booklet: campaign === undefined ? null : `${campaign}-${serial ?? ''}`,
    position: position === undefined ? null : Number(position),
    service: entry.service,
    scannedAt: new Date(entry.at),
    status,
    reason: reasonOf(entry),
    message: entry.error?.message ?? entry.result?.message ?? null,
    netCents: worthOf(entry),
    first: entry.result?.first ? toFirst(entry.result.first) : null,
    race: raceOf(entry),
    inGrace: entry.in_grace,
    unsent: Number(entry.state === 'waiting') + Number(entry.reversal?.confirmed === false),
    undoUntil: isTaken(status) ? new Date(Date.parse(entry.at) + UNDO_MS) : null,
  };
}

function statusOf({ state, reversal, decision }: RedemptionEntry): LineStatus {
  if (state === 'conflict' && decision?.outcome === 'honoured') return 'honoured';
  if (reversal !== null && (state === 'waiting' || state === 'accepted')) {
    return reversal.confirmed ? 'reversed' : 'reversing';
  }
  return state === 'moot' ? 'refused' : state;
}

/** True when the redemption was accepted, or waits for the server's answer. */
function isTaken(status: LineStatus): boolean {
  return status === 'waiting' || status === 'accepted';
}

/** What the venue receives, as far as is known. Null for a typed code whose amount the server has not told. */
function worthOf(entry: RedemptionEntry): number | null {
  const status = statusOf(entry);
  if (status === 'honoured') return entry.decision?.net_cents ?? 0;
  return isTaken(status) ? entry.net_cents : 0;
}

export function totalOf(entries: Iterable<RedemptionEntry>): Total {
  const total = { scans: 0, netCents: 0, unknown: 0 };
  for (const entry of entries) {
    const status = statusOf(entry);
    if (!isTaken(status) && status !== 'honoured') continue;
    const worth = worthOf(entry);
    total.scans += 1;
    total.netCents += worth ?? 0;
    if (worth === null) total.unknown += 1;
  }
  return total;
}

export function pileItem(entry: Entry): RejectedItem | null {
  const { id, kind, state, subject, at, error } = entry;
  if (state !== 'conflict' && state !== 'refused' && state !== 'rejected') return null;
  const result = kind === 'redemption' ? entry.result : null;
  return {
    kind,
    id,
    scanId: kind === 'redemption' ? id : entry.redemption_id,
    voucher: kind === 'redemption' ? entry.voucher : subject.startsWith('code:') ? null : subject,
    scannedAt: new Date(at),
    status: state,
    reason: error?.code ?? result?.reason ?? 'unknown',
    message: error?.message ?? result?.message ?? null,
    first: result?.first ? toFirst(result.first) : null,
    race: kind === 'redemption' ? raceOf(entry) : null,
  };
}

/** Is it a lost race of which this phone knows what was decided? */
export function isDecided(item: RejectedItem | null): item is RejectedItem {
  return (item?.race?.decision ?? null) !== null;
}
