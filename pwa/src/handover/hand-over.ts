/** Handing a booklet over: stores it in the journal, then sends it. Nothing is shown before it is stored. */
import type { BookletText, Noted } from '../api/hand-overs';
import { parisDay } from '../lib/paris';
import { uuid } from '../lib/uuid';
import { isStorageFull, unlessStorageFails } from '../outbox/connection';
import { markTold, prune } from '../outbox/queries';
import { PATIENCE_MS, within } from '../outbox/within';
import { append, type Draft, type Written } from './journal';
import { lineOf } from './lines';
import type { Parts } from './parts';
import type { InStock } from './stock';
import type { HandOverEntry } from './store';
import type { Line } from './types';

export async function handOver(parts: Parts, booklet: InStock, text: BookletText, noted: Noted): Promise<Line> {
  const draft = draftOf(parts, booklet, text, noted);
  const written = await write(parts, draft);
  if (written === null) return notStored(draft);
  if (written.kind === 'given') return lineOf(written.entry);
  void parts.persistence.ask();
  return lineOf(await askServer(parts, written.entry));
}

function draftOf({ clock, personId }: Parts, booklet: InStock, text: BookletText, noted: Noted): Draft {
  const now = clock.now();
  return {
    id: uuid(),
    organisation_id: booklet.organisationId,
    person_id: personId,
    at: new Date(now).toISOString(),
    day: parisDay(now),
    subject: booklet.number,
    text,
    noted,
  };
}

/** Null when the browser could not store it: the booklet is then not handed over, and the screen says so. */
function write({ connection, clock }: Parts, draft: Draft): Promise<Written | null> {
  const once = (): Promise<Written> =>
    connection.use((store) => append(store, draft, clock.kept(Date.parse(draft.at))));
  const written = once().catch(async (error: unknown) => {
    if (!isStorageFull(error)) throw error;
    await connection.use((store) => prune(store, clock.now()));
    return once();
  });
  return unlessStorageFails(written);
}

/** Sends at once; waits for the answer, at most `PATIENCE_MS`, only while the network is `ok`. */
async function askServer(parts: Parts, entry: HandOverEntry): Promise<HandOverEntry> {
  const { bus, network, drainer, answers, connection } = parts;
  bus.tell({ kind: 'entries', ids: [entry.id] });
  const isNear = network.state.value === 'ok';
  const attempt = drainer.kick('scan');
  if (!isNear) return entry;
  if ((await within(PATIENCE_MS, Promise.race([answers.next(entry.id), attempt]))) === null) network.doubt();
  const now = await connection.use((store) => store.get('journal', entry.id));
  if (now === undefined || now.state === 'waiting') return entry;
  // The answer is shown on the screen now, so the pile need not show it again.
  await connection.use((store) => markTold(store, entry.id));
  bus.tell({ kind: 'entries', ids: [entry.id] });
  return now;
}

function notStored({ subject, at, noted }: Draft): Line {
  const nothing = { id: null, reason: null, message: null, first: null };
  return { ...nothing, number: subject, at: new Date(at), kind: 'not_stored', postcode: noted.postcode };
}
