/** What screens see of redeeming: everything they need, nothing of how it is stored or sent. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Decision } from '../api/conflicts';
import type { Enrolment } from '../api/wire/people';
import type { ServiceKey } from '../api/wire/shapes';
import type { NetworkState } from '../outbox/network';
import type { Doubt, Reason } from '../verify/types';

export type VerdictKind = 'accepted' | 'accepted_offline' | 'to_confirm' | 'already_used' | 'refused';

/**
 * Reasons only a phone can give. `not_stored`: the record could not be written (storage full), nothing was redeemed.
 * `not_ready`: this phone never received the keys and rules. `unknown`: the server gave a reason that this version
 * of the application does not know; its `message` tells the person.
 */
export type PhoneReason = 'not_stored' | 'not_ready' | 'unknown';

export type VerdictReason = Reason | Doubt | PhoneReason;

/** The redemption that came first. Offline, the phone knows its own venue's only. */
export interface First {
  readonly venue: string;
  readonly commune: string;
  readonly at: Date;
  /** At this very venue. */
  readonly here: boolean;
}

/**
 * A scan that was shown as accepted offline and had lost the race when it was sent. `outcome`: paid by the guarantee if the
 * rule holds, for the operator to decide, or paid to this very venue already.
 */
export interface LostRace {
  readonly at: Date;
  /** It was shown as accepted, not as to be confirmed. */
  readonly accepted: boolean;
  readonly outcome: 'guarantee' | 'operator' | 'here';
  /** What was decided since; null until this phone was told. */
  readonly decision: Decision | null;
}

/** What is known of a voucher; null where the phone alone cannot know. */
export interface VoucherFacts {
  /** `1-42-3`; null for a typed code the server has not seen yet. */
  readonly voucher: string | null;
  readonly booklet: string | null;
  readonly position: number | null;
  /** Vouchers in the booklet, and how many are left; known from the server's answer only. */
  readonly size: number | null;
  readonly left: number | null;
  readonly campaign: string | null;
  readonly sponsor: string | null;
  readonly valueCents: number | null;
  readonly lastDay: string | null;
  readonly graceDay: string | null;
}

export interface Verdict extends VoucherFacts {
  readonly kind: VerdictKind;
  /** Null when accepted; a doubt when to confirm. */
  readonly reason: VerdictReason | null;
  /** The server's own French sentence, when it answered. */
  readonly message: string | null;
  readonly netCents: number | null;
  readonly first: First | null;
  readonly race: LostRace | null;
  /** The redemption's id; null when nothing was recorded (refused or already used, told by the phone). */
  readonly scanId: string | null;
  readonly inGrace: boolean;
}

/** The answer of "Tester": nothing is consumed. `unsure`: only the server could tell. */
export interface Check extends VoucherFacts {
  readonly state: 'redeemable' | 'redeemed' | 'not_redeemable' | 'unsure';
  readonly reason: VerdictReason | null;
  readonly message: string | null;
  readonly first: First | null;
  /** False when the phone answered alone. */
  readonly confirmed: boolean;
}

/** A QR text (camera, picture, USB scanner) or a code typed by hand. */
export type Input = string | { readonly code: string };


export type LineStatus =
  | 'waiting'
  | 'accepted'
  | 'conflict'
  /** A lost race that the guarantee pays. */
  | 'honoured'
  | 'refused'
  /** The server would not take the item at all: see the pile. */
  | 'rejected'
  | 'reversing'
  | 'reversed';

/** One scan of today's workshop, newest first. */
export interface Line {
  readonly scanId: string;
  readonly voucher: string | null;
  readonly booklet: string | null;
  readonly position: number | null;
  readonly service: ServiceKey;
  readonly scannedAt: Date;
  readonly status: LineStatus;
  readonly reason: VerdictReason | null;
  readonly message: string | null;
  /** Zero when refused, in conflict or reversed; null for a typed code not answered yet. */
  readonly netCents: number | null;
  readonly first: First | null;
  readonly race: LostRace | null;
  readonly inGrace: boolean;
  /** What of it the server has not answered yet: the redemption, its reversal, or both. */
  readonly unsent: number;
  /** The last moment this phone may reverse it; null when there is nothing to reverse. */
  readonly undoUntil: Date | null;
}

/** What this phone's scans of today bring the venue: those taken, and lost races that the guarantee pays. */
export interface Total {
  readonly scans: number;
  readonly netCents: number;
  /** Typed codes whose amount the server has not told yet. */
  readonly unknown: number;
}

/** An entry that was shown as accepted and that the server then did not accept. It stays until the person has read it. */
export interface RejectedItem {
  readonly kind: 'redemption' | 'reversal';
  readonly id: string;
  /** The scan it is about: the redemption itself, or the one to reverse. */
  readonly scanId: string;
  readonly voucher: string | null;
  readonly scannedAt: Date;
  readonly status: 'conflict' | 'refused' | 'rejected';
  /** A code of the closed lists, or the server's error code. */
  readonly reason: string;
  readonly message: string | null;
  readonly first: First | null;
  readonly race: LostRace | null;
}

export type ReversalReason = 'mistake' | 'wrong_person' | 'session_cancelled' | 'other';

export type ReversalOutcome =
  | { readonly ok: true; readonly confirmed: boolean }
  | { readonly ok: false; readonly reason: 'too_late' | 'already_reversed' | 'unknown_redemption' | 'not_stored' | 'not_loaded' };

/** The phone as enrolled: the queue belongs to it and its venue, not to the person signed in. */
export interface Device {
  readonly id: number;
  readonly label: string;
  readonly person: string;
  readonly venueId: number;
  readonly venue: string;
  readonly commune: string;
  /** What this venue offers; all nine until the first bundle came. */
  readonly services: readonly ServiceKey[];
  /** The roster of a shared phone as it came: `shared/roster.ts` reads it. Null or undefined for a phone that is not shared. */
  readonly people: unknown;
}

/** What screens watch. */
export interface State {
  /** Null until a person enrolled this phone. */
  readonly device: ReadonlySignal<Device | null>;
  /** The service of the day. Screens may set it; redeeming sets it; it is remembered. */
  readonly service: Signal<ServiceKey>;
  /** Who scans with a shared phone; null until somebody gave their PIN. */
  readonly person: Signal<number | null>;

  readonly network: ReadonlySignal<NetworkState>;
  /** Redemptions and reversals not answered yet. */
  readonly waiting: ReadonlySignal<number>;
  /** The pile: entries that were shown as accepted and then refused. */
  readonly rejected: ReadonlySignal<readonly RejectedItem[]>;
  /** Lost races that were decided and are not in the pile, newest first. */
  readonly decided: ReadonlySignal<readonly RejectedItem[]>;
  /** The last time the server held everything this phone knows. */
  readonly lastSafeCopy: ReadonlySignal<Date | null>;
  /** Will the browser keep the data under storage pressure? Null until asked (after the first scan). */
  readonly persisted: ReadonlySignal<boolean | null>;
  readonly lines: ReadonlySignal<readonly Line[]>;
  readonly total: ReadonlySignal<Total>;
}

/** What screens ask. None of these throws for anything that can happen to a phone. */
export interface Verbs {
  /** Uses a voucher. It is stored before the verdict says accepted. */
  redeem(input: Input, service: ServiceKey): Promise<Verdict>;
  /** Looks at a voucher without using it. */
  check(input: Input): Promise<Check>;
  /** Undoes a redemption of this phone, offline too. */
  reverse(scanId: string, reason: ReversalReason): Promise<ReversalOutcome>;
  /** Calls back when the server's answer changes or confirms a verdict already given. Returns the way to stop. */
  onUpgrade(listener: (verdict: Verdict) => void): () => void;

  /** Tries at once, whatever the back-off. */
  sendNow(): Promise<void>;
  /** Asks for the rules and the roster now. */
  refresh(): Promise<unknown>;
  /** Sends a rejected item again (after an update of the application, for instance). */
  retry(id: string): Promise<void>;
  /** The person has read it: it leaves the pile, never the journal. Items the server never took cannot be dismissed. */
  acknowledge(id: string): Promise<void>;

  /** Takes the answer of `api.enrolDevice`, keeps it and fetches the first bundle. */
  enrol(enrolment: Enrolment): Promise<void>;
  /** Forgets the token, never the journal. Ask the person first when `waiting` or `rejected` is not empty. */
  leave(): Promise<void>;
}

export type Phone = State & Verbs;
