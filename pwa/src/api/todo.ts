/** What waits for the person who asks, as the server's `todo/`. */
import * as v from 'valibot';
import { call } from './wire/http';

const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(v.string(), v.isoDate());

/** `server/todo/table.py` has the same (`tests/todo/test_table.py`). */
export const TASK_KINDS = [
  ...['bank_silent', 'not_covered', 'import_again', 'books_broken', 'finish_closing'],
  ...['approve_batch', 'send_batch', 'prepare_batch', 'payees_hindered', 'confirm_account', 'confirm_disbursement', 'look_at_answers'],
  ...['explain_movements', 'confirm_match', 'confirm_promise', 'close_month', 'decide_conflicts'],
  ...['issue_order', 'deposit_invoice', 'chase_payment', 'give_back'],
  ...['decide_applications', 'reply_to_answers', 'confirm_reset', 'answer_announcements', 'take_first_steps'],
  ...['correct_invoice', 'ask_invoice', 'pay_order', 'keep_promise', 'pay_again', 'place_draft', 'approve_proof', 'decide_approvals'],
  ...['confirm_block', 'confirm_acknowledge', 'confirm_statement'],
  ...['receive_transfer', 'hand_over_in_time', 'give_account', 'change_account', 'account_waits', 'close_reports', 'read_in_phone'],
] as const;
export const TASK_DESKS = ['operator', 'sponsor', 'prescriber', 'manager'] as const;

const task = v.object({
  desk: v.picklist(TASK_DESKS),
  kind: v.picklist(TASK_KINDS),
  ref: v.string(),
  about: v.string(),
  number: v.string(),
  by: v.string(),
  cents: v.nullable(whole),
  count: v.nullable(whole),
  day: v.nullable(day),
  since: v.nullable(day),
  second: v.boolean(),
  pressing: whole,
  late: v.boolean(),
});

export type Task = v.InferOutput<typeof task>;
export type TaskKind = Task['kind'];
export type TaskDesk = Task['desk'];

export const listTasks = () => call(v.object({ tasks: v.array(task) }), '/api/todo');
