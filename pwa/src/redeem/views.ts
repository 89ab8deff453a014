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
  private readonly _today = signal<ReadonlyMap<string, RedemptionEntry>>(new Map());
  readonly lines = computed(() => Array.from(this._today.value.values()).sort(newestFirst).map(lineOf));
  readonly total = computed(() => totalOf(this._today.value.values()));

  private readonly _connection: Connection;
  private readonly _rules: Rules;
  private readonly _clock: Clock;
  private readonly _changed = new Set<string>();
  private _soon: ReturnType<typeof setTimeout> | undefined;
  private _showing = '';

  constructor(connection: Connection, rules: Rules, clock: Clock, bus: Bus) {
    this._connection = connection;
    this._rules = rules;
    this._clock = clock;
    bus.listen((news) => {
      if (news.kind === 'entries') this._note(news.ids);
    });
  }

  async load(): Promise<void> {
    const safe = await this._connection.use((store) => getSetting(store, 'last_safe_ms'));
    this.lastSafeCopy.value = safe ? new Date(safe) : null;
    await this._update();
  }

  /** Shows today's list of a venue: read anew only when the day or the venue changed. */
  async showVenue(enrolment: EnrolmentRecord | null): Promise<void> {
    const venueId = enrolment?.venue_id ?? null;
    const day = parisDay(this._clock.now());
    const page = `${venueId ?? ''} ${day}`;
    if (page === this._showing) return;
    this._showing = page;
    this._today.value = new Map();
    const entries = venueId === null ? [] : await this._connection.use((store) => entriesOfDay<Entry>(store, venueId, day));
    if (page === this._showing) this._show(entries);
  }

  /** Reads the list again when midnight (Paris) has passed. */
  turnPage(): Promise<void> {
    return this.showVenue(this._rules.enrolment.value);
  }

  async markSafe(): Promise<void> {
    const now = this._clock.now();
    await this._connection.use((store) => setSetting(store, 'last_safe_ms', now));
    this.lastSafeCopy.value = new Date(now);
  }

  close(): void {
    clearTimeout(this._soon);
  }

  /** Changes that come together cause one read of the journal. */
  private _note(ids: readonly string[]): void {
    for (const id of ids) this._changed.add(id);
    this._soon ??= setTimeout(() => void this._update(), TOGETHER_MS);
  }

  private async _update(): Promise<void> {
    this._soon = undefined;
    const ids = [...this._changed];
    this._changed.clear();
    await this.turnPage();
    const { entries, waiting, pile, read } = await this._connection.use((store) => overview<Entry>(store, ids));
    this.waiting.value = waiting;
    this.rejected.value = pile.map(pileItem).filter((item) => item !== null);
    this.decided.value = read.map(pileItem).filter(isDecided);
    this._show(entries);
  }

  private _show(entries: readonly Entry[]): void {
    const today = new Map(this._today.value);
    for (const entry of entries) {
      const isToday = `${entry.venue_id} ${entry.day}` === this._showing;
      if (isToday && entry.kind === 'redemption') today.set(entry.id, entry);
    }
    this._today.value = today;
  }
}
