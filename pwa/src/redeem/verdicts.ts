/** From what is stored or decided to what a screen shows. Pure. */
import type { Bundle, FirstRedemption } from '../api/wire/shapes';
import { type Doubt, type Reason, REASONS } from '../verify/types';
import type { Subject } from './decide';
import type { RedemptionEntry, Spent } from './store';
import type { First, LostRace, Verdict, VerdictKind, VerdictReason, VoucherFacts } from './types';

const NOTHING: Omit<Verdict, keyof VoucherFacts | 'kind' | 'reason'> = {
  message: null,
  netCents: null,
  first: null,
  race: null,
  scanId: null,
  inGrace: false,
};

/** The verdict on a redemption that is in the journal: the phone's own until the server's answer is there. */
export function verdictOf(entry: RedemptionEntry, bundle: Bundle | null): Verdict {
  const { result, error, net_cents, in_grace, id } = entry;
  return {
    ...factsOf(entry.voucher, bundle),
    size: result?.size ?? null,
    left: result?.left ?? null,
    kind: kindOf(entry),
    reason: reasonOf(entry),
    message: error?.message ?? result?.message ?? null,
    netCents: net_cents,
    first: result?.first ? toFirst(result.first) : null,
    race: raceOf(entry),
    scanId: id,
    inGrace: in_grace,
  };
}

export function refusal(reason: VerdictReason, subject: Subject, bundle: Bundle | null): Verdict {
  return { ...NOTHING, ...factsOf(voucherId(subject), bundle), kind: 'refused', reason };
}

export function alreadyUsed(spent: Spent, subject: Subject, bundle: Bundle | null): Verdict {
  const facts = factsOf(voucherId(subject) ?? knownVoucher(spent), bundle);
  return { ...NOTHING, ...facts, kind: 'already_used', reason: 'already_redeemed', first: toFirst(spent) };
}

/** A reason that this version of the application does not know becomes `unknown`. */
export function toReason(reason: string | null): VerdictReason | null {
  if (reason === null) return null;
  return REASONS.find((known): known is Reason => known === reason) ?? 'unknown';
}

export function toFirst({ venue, commune, at, here }: FirstRedemption | Spent): First {
  return { venue, commune, at: new Date(at), here };
}

export function reasonOf(entry: RedemptionEntry): VerdictReason | null {
  if (entry.state === 'waiting') return entry.doubt;
  return entry.state === 'rejected' ? 'unknown' : toReason(entry.result?.reason ?? null);
}

/** Doubts that leave a lost race to the operator, as far as a phone can know (docs/glossary.md, rule 14 "Two phones, one voucher"). */
const FOR_THE_OPERATOR: readonly (Doubt | null)[] = ['typed_code', 'doubtful_clock', 'old_rules'];

/** Null for a duplicate that was shown at once, while the person who presented it was still there. */
export function raceOf({ state, at, at_once, doubt, result, decision }: RedemptionEntry): LostRace | null {
  if (state !== 'conflict' || at_once === true) return null;
  const paid = FOR_THE_OPERATOR.includes(doubt) ? 'operator' : 'guarantee';
  const outcome = result?.first?.here === true ? 'here' : paid;
  return { at: new Date(at), accepted: doubt === null, outcome, decision: decision ?? null };
}

/** A lost race of which this phone does not know yet what was decided. */
export function isUndecided(entry: RedemptionEntry): boolean {
  return raceOf(entry)?.decision === null;
}

function kindOf({ state, doubt }: RedemptionEntry): VerdictKind {
  if (state === 'accepted') return 'accepted';
  if (state === 'conflict') return 'already_used';
  if (state === 'waiting') return doubt === null ? 'accepted_offline' : 'to_confirm';
  return 'refused';
}

/** The facts that follow from the number and from its campaign in the bundle; the date printed on the voucher is not used. */
export function factsOf(voucher: string | null, bundle: Bundle | null): VoucherFacts {
  const [campaign, serial, position] = voucher?.split('-') ?? [];
  const rules = bundle?.campaigns.find(({ id }) => String(id) === campaign);
  return {
    voucher,
    booklet: campaign === undefined ? null : `${campaign}-${serial ?? ''}`,
    position: position === undefined ? null : Number(position),
    size: null,
    left: null,
    campaign: rules?.name ?? null,
    sponsor: rules?.sponsor ?? null,
    valueCents: rules?.voucher_cents ?? null,
    lastDay: rules?.last_day ?? null,
    graceDay: rules?.grace_day ?? null,
  };
}

export function voucherId(subject: Subject): string | null {
  return subject.kind === 'token' ? subject.voucher.id : null;
}

function knownVoucher({ subject }: Spent): string | null {
  return subject.startsWith('code:') ? null : subject;
}
