/** The signals that screens watch, kept up to date from the journal. */
import { computed, signal } from '@preact/signals';
import { parisDay } from '../lib/paris';
import type { Bus } from '../outbox/bus';
import type { Clock } from '../outbox/clock';
import type { Connection } from './store';
import { isDecided, lineOf, pileItem, totalOf } from './lines';
import { entriesOfDay, overview } from '../outbox/queries';
import type { Rules } from './rules';
import { type EnrolmentRecord, type Entry, getSetting, type RedemptionEntry, setSetting } from './store';
import type { RejectedItem } from './types';

const TOGETHER_MS = 20;

const newestFirst = (a: Entry, b: Entry): number => b.seq - a.seq;

export class Views {
  readonly waiting = signal(0);
  readonly rejected = signal<readonly RejectedItem[]>([]);
  readonly decided = signal<readonly RejectedItem[]>([]);
  readonly lastSafeCopy = signal<Date | null>(null);
  readonly #today = signal<ReadonlyMap<string, RedemptionEntry>>(new Map());
  readonly lines = computed(() => Array.from(this.#today.value.values()).sort(newestFirst).map(lineOf));
  readonly total = computed(() => totalOf(this.#today.value.values()));

  readonly #connection: Connection;
  readonly #rules: Rules;
  readonly #clock: Clock;
  readonly #changed = new Set<string>();
  #soon: ReturnType<typeof setTimeout> | undefined;
  #showing = '';

  constructor(connection: Connection, rules: Rules, clock: Clock, bus: Bus) {
    this.#connection = connection;
    this.#rules = rules;
    this.#clock = clock;
    bus.listen((news) => {
      if (news.kind === 'entries') this.#note(news.ids);
    });
  }

  async load(): Promise<void> {
    const safe = await this.#connection.use((store) => getSetting(store, 'last_safe_ms'));
    this.lastSafeCopy.value = safe ? new Date(safe) : null;
    await this.#update();
  }

  /** Shows today's list of a venue: read anew only when the day or the venue changed. */
  async showVenue(enrolment: EnrolmentRecord | null): Promise<void> {
    const venueId = enrolment?.venue_id ?? null;
    const day = parisDay(this.#clock.now());
    const page = `${venueId ?? ''} ${day}`;
    if (page === this.#showing) return;
    this.#showing = page;
    this.#today.value = new Map();
    const entries = venueId === null ? [] : await this.#connection.use((store) => entriesOfDay<Entry>(store, venueId, day));
    if (page === this.#showing) this.#show(entries);
  }

  /** Reads the list again when midnight (Paris) has passed. */
  turnPage(): Promise<void> {
    return this.showVenue(this.#rules.enrolment.value);
  }

  async markSafe(): Promise<void> {
    const now = this.#clock.now();
    await this.#connection.use((store) => setSetting(store, 'last_safe_ms', now));
    this.lastSafeCopy.value = new Date(now);
  }

  close(): void {
    clearTimeout(this.#soon);
  }

  /** Changes that come together cause one read of the journal. */
  #note(ids: readonly string[]): void {
    for (const id of ids) this.#changed.add(id);
    this.#soon ??= setTimeout(() => void this.#update(), TOGETHER_MS);
  }

  async #update(): Promise<void> {
    this.#soon = undefined;
    const ids = [...this.#changed];
    this.#changed.clear();
    await this.turnPage();
    const { entries, waiting, pile, read } = await this.#connection.use((store) => overview<Entry>(store, ids));
    this.waiting.value = waiting;
    this.rejected.value = pile.map(pileItem).filter((item) => item !== null);
    this.decided.value = read.map(pileItem).filter(isDecided);
    this.#show(entries);
  }

  #show(entries: readonly Entry[]): void {
    const today = new Map(this.#today.value);
    for (const entry of entries) {
      const isToday = `${entry.venue_id} ${entry.day}` === this.#showing;
      if (isToday && entry.kind === 'redemption') today.set(entry.id, entry);
    }
    this.#today.value = today;
  }
}
