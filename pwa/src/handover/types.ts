/** What screens see of handing over: everything they need, nothing of how it is stored or sent. */
import type { ReadonlySignal } from '@preact/signals';
import type { BookletText, FirstHandOver, Noted, PrescriberBundle } from '../api/hand-overs';
import type { NetworkState } from '../outbox/network';
import type { InStock, StockReason } from './stock';

/** A booklet that may be handed over, and the text that named it. */
export interface Handable {
  readonly kind: 'handable';
  readonly text: BookletText;
  readonly booklet: InStock;
}

/** What was shown to the phone, or typed. */
export type Seen =
  | Handable
  | { readonly kind: 'no'; readonly reason: StockReason | 'foreign' | 'voucher' | 'unreadable'; readonly number: string | null };

export type VerdictKind = 'done' | 'kept' | 'conflict' | 'refused' | 'rejected' | 'not_stored';

/** One hand-over as far as it is known: a verdict right after it, a line of the list later. */
export interface Line {
  /** Null when nothing could be stored. */
  readonly id: string | null;
  readonly number: string;
  readonly at: Date;
  readonly kind: VerdictKind;
  readonly reason: string | null;
  /** The server's own French sentence, when it answered. */
  readonly message: string | null;
  readonly first: FirstHandOver | null;
  readonly postcode: string | null;
}

export interface HandOvers {
  /** Null until this person's stock came once. */
  readonly bundle: ReadonlySignal<PrescriberBundle | null>;
  readonly network: ReadonlySignal<NetworkState>;
  readonly waiting: ReadonlySignal<number>;
  /** The pile: each was shown as kept, and was not taken. */
  readonly pile: ReadonlySignal<readonly Line[]>;
  readonly lastSafeCopy: ReadonlySignal<Date | null>;
  /** Today's, newest first. */
  readonly lines: ReadonlySignal<readonly Line[]>;

  /** Judges a cover or a number; before it says no it asks for the newest stock, if the server is near. */
  look(text: string): Promise<Seen>;
  /** Stored before it answers; throws for nothing that can happen to a phone. */
  handOver(booklet: InStock, text: BookletText, noted: Noted): Promise<Line>;
  lastPostcode(): Promise<string>;
  readonly sendNow: () => Promise<void>;
  /** The person has read it: it leaves the pile, never the journal. */
  acknowledge(id: string): Promise<void>;
  /** Sends a rejected one again. */
  retry(id: string): Promise<void>;
  readonly exportFile: () => Promise<File>;
  close(): Promise<void>;
}
