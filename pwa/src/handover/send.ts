/** Sends hand-overs and stores their answers; an entry changes on a definite answer only. */
import * as v from 'valibot';
import { handOverResult, sendHandOvers, type SentHandOver } from '../api/hand-overs';
import type { Answer, Failure } from '../api/wire/http';
import { type BatchSize, type Post, sendBatch } from '../outbox/batch';
import type { Bus } from '../outbox/bus';
import { STATE_AFTER } from '../outbox/entry';
import { reject, waitingAfter } from '../outbox/queries';
import type { Connection, HandOverEntry } from './store';

export interface Sender {
  readonly connection: Connection;
  readonly bus: Bus;
  readonly hear: <T>(answer: Answer<T>) => Answer<T>;
}

/** Sends an organisation's queue, oldest first: a renewal is proved by an earlier hand-over, which may be in the same queue. */
export async function sendQueue(sender: Sender, organisationId: number, size: BatchSize): Promise<Failure | null> {
  let after = 0;
  for (;;) {
    const page = await sender.connection.use((store) =>
      waitingAfter<HandOverEntry>(store, organisationId, after, size.value),
    );
    const last = page.at(-1);
    if (last === undefined) return null;
    const failure = await sendPage(sender, organisationId, page);
    size.learn(failure);
    if (failure !== null) return failure;
    after = last.seq;
  }
}

function sendPage(sender: Sender, organisationId: number, page: readonly HandOverEntry[]): Promise<Failure | null> {
  const { connection, bus, hear } = sender;
  const post: Post<HandOverEntry> = {
    ask: async (entries) => hear(await sendHandOvers(organisationId, entries.map(toSend))),
    write: (entries, results) => write(sender, entries, results),
    reject: async (entry, error) => {
      await connection.use((store) => reject(store, entry, error));
      bus.tell({ kind: 'entries', ids: [entry.id] });
    },
  };
  return sendBatch(post, page);
}

function toSend({ id, text, noted, at, seq }: HandOverEntry): SentHandOver {
  return { id, ...text, ...noted, handed_over_at: at, seq };
}

async function write({ connection, bus }: Sender, entries: readonly HandOverEntry[], results: readonly unknown[]): Promise<void> {
  const sent = new Set(entries.map(({ id }) => id));
  const answers = results.map((raw) => v.safeParse(handOverResult, raw)).filter((parsed) => parsed.success);
  const definite = answers.map(({ output }) => output).filter(({ id, status }) => sent.has(id) && status !== 'retry');
  await connection.use(async (store) => {
    const tx = store.transaction('journal', 'readwrite');
    for (const result of definite) {
      const entry = await tx.store.get(result.id);
      if (entry?.state === 'waiting') await tx.store.put({ ...entry, state: STATE_AFTER[result.status], result });
    }
    await tx.done;
  });
  bus.tell({ kind: 'entries', ids: definite.map(({ id }) => id) });
}
