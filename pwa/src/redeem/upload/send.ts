/** Sends entries and stores their answers. Nothing is deleted: an entry changes state, on a definite answer only. */
import * as v from 'valibot';
import { redeem, reverse, type SentRedemption } from '../../api/redemptions';
import type { Answer, Failure } from '../../api/wire/http';
import { redemptionResult } from '../../api/wire/shapes';
import { type Post, sendBatch, speaksOfAnItem } from '../../outbox/batch';
import type { Bus } from '../../outbox/bus';
import { reject } from '../../outbox/queries';
import type { Connection, Entry, RedemptionEntry, ReversalEntry } from '../store';
import { refuseReversal, type Answered, writeAnswers, confirmReversal } from './answers';

/** The refusal code for a redemption that a manager has reversed already: treated as success. */
const ALREADY_DONE = 'already_reversed';

/** What sending needs: whose queue it is, and what to do with each raw answer. */
export interface Sender {
  readonly connection: Connection;
  readonly bus: Bus;
  readonly token: string;
  readonly hear: <T>(answer: Answer<T>) => Answer<T>;
}

/** Sends up to a hundred redemptions. */
export function sendRedemptions(sender: Sender, entries: readonly RedemptionEntry[]): Promise<Failure | null> {
  const { connection, token, hear, bus } = sender;
  const post: Post<RedemptionEntry> = {
    ask: async (some) => hear(await redeem(token, some.map(toSend))),
    write: (some, results) => write(sender, some, results),
    reject: async (entry, error) => {
      await connection.use((store) => reject(store, entry, error));
      bus.tell({ kind: 'entries', ids: [entry.id] });
    },
  };
  return sendBatch(post, entries);
}

/** Sends one reversal, once its redemption has been accepted. */
export async function sendReversal(sender: Sender, reversal: ReversalEntry): Promise<Failure | null> {
  const { connection, token, hear, bus } = sender;
  const target = await connection.use((store) => store.get('journal', reversal.redemption_id));
  if (target?.state !== 'accepted') return null;
  const { id, reason, at, seq, person_id } = reversal;
  const answer = hear(await reverse(token, reversal.redemption_id, { id, reason, reversed_at: at, seq, person_id }));
  if (answer.ok || isDoneAlready(answer.failure)) {
    await connection.use((store) => confirmReversal(store, reversal));
  } else if (isDefinite(answer.failure)) {
    const { error } = answer.failure;
    await connection.use((store) => refuseReversal(store, reversal, error));
  } else {
    // An unknown status: the entry stays waiting for a newer version of the app, the others go on.
    return speaksOfAnItem(answer.failure) ? null : answer.failure;
  }
  bus.tell({ kind: 'entries', ids: [reversal.id, reversal.redemption_id] });
  return null;
}

type Refused = Extract<Failure, { kind: 'refused' }>;

const isDefinite = (failure: Failure): failure is Refused => failure.kind === 'refused';

const isDoneAlready = (failure: Failure): boolean =>
  failure.kind === 'refused' && failure.error.code === ALREADY_DONE;

function toSend({ id, text, service, at, seq, person_id }: RedemptionEntry): SentRedemption {
  return { id, ...text, service, scanned_at: at, seq, person_id };
}

async function write({ connection, bus }: Sender, entries: readonly Entry[], results: readonly unknown[]): Promise<void> {
  const sent = new Map(entries.map((entry) => [entry.id, entry]));
  const answered: Answered[] = [];
  for (const raw of results) {
    const result = v.safeParse(redemptionResult, raw);
    if (!result.success || result.output.status === 'retry') continue;
    const entry = sent.get(result.output.id);
    if (entry?.kind === 'redemption') answered.push({ entry, result: result.output });
  }
  await connection.use((store) => writeAnswers(store, answered, Date.now()));
  bus.tell({ kind: 'entries', ids: answered.map(({ entry }) => entry.id) });
}
