/** What screens see of handing over; nothing of how it is stored or sent. */
import type { ReadonlySignal } from '@preact/signals';
import type { BookletText, FirstHandOver, Noted, PrescriberBundle } from '../api/hand-overs';
import type { Failure } from '../api/wire/http';
import type { NetworkState } from '../outbox/network';
import type { InStock, StockReason } from './stock';

/** A booklet that may be handed over, and the text that named it. */
export interface Handable {
  readonly kind: 'handable';
  readonly text: BookletText;
  readonly booklet: InStock;
}

/** The verdict on a text that was scanned or typed. */
export type Seen =
  | Handable
  | { readonly kind: 'no'; readonly reason: StockReason | 'foreign' | 'voucher' | 'unreadable'; readonly number: string | null };

export type VerdictKind = 'done' | 'kept' | 'conflict' | 'refused' | 'rejected' | 'not_stored';

/** One hand-over as screens show it: first as a verdict, later as a line of the list. */
export interface Line {
  /** Null when it could not be stored. */
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
  /** Null until this person's bundle was fetched once. */
  readonly bundle: ReadonlySignal<PrescriberBundle | null>;
  readonly network: ReadonlySignal<NetworkState>;
  readonly waiting: ReadonlySignal<number>;
  /** The pile: hand-overs that were shown as kept and that the server then refused. */
  readonly pile: ReadonlySignal<readonly Line[]>;
  readonly lastSafeCopy: ReadonlySignal<Date | null>;
  /** Today's hand-overs, newest first. */
  readonly lines: ReadonlySignal<readonly Line[]>;

  /** Judges a cover or a number; before answering `no` it fetches a newer bundle, if there is network. */
  look(text: string): Promise<Seen>;
  /** Resolves once it is stored; failures of storage and network are verdicts, not exceptions. */
  handOver(booklet: InStock, text: BookletText, noted: Noted): Promise<Line>;
  lastPostcode(): Promise<string>;
  readonly sendNow: () => Promise<void>;
  /** Fetches the bundle anew: a delivery was received here. */
  readonly renew: () => Promise<Failure | null>;
  /** Removes an entry that was read from the pile; it stays in the journal. */
  acknowledge(id: string): Promise<void>;
  /** Sends a rejected hand-over again. */
  retry(id: string): Promise<void>;
  readonly exportFile: () => Promise<File>;
  close(): Promise<void>;
}
