/** Where each kind of task is done: a screen, or a place on the desk's first screen. Pure. */
import { applicationScreen, ORGANISATIONS, organisationScreen, QUEUE } from '../admission/screens';
import type { Task, TaskKind } from '../api/todo';
import { approvalsScreen, CREDITS, endScreen, orderScreen } from '../campaigns/screens';
import { CONFLICTS_ID } from '../conflicts/screens';
import { ANNOUNCEMENTS_SCREEN } from '../front/screens';
import { ACCOUNTS_SCREEN } from '../ledger/screens';
import { movementScreen, TO_EXPLAIN } from '../matching/screens';
import { accountScreen, ACCOUNTS_ID, BANK, BANK_STATEMENTS, batchScreen, OUT, PAYOUTS } from '../payouts/screens';
import { PEOPLE } from '../people/screens';
import { PHONES_ID } from '../phones/screens';
import { REPORTS_ID } from '../place/screens';
import { STEPS_ID } from '../steps/screens';
import { STOCK } from '../stock/screens';

/** `screen` is a name in the address's hash; else the section opens with `query` in its address, and the element `place` takes the focus. */
export type TaskWay = { readonly screen: string } | { readonly section: string; readonly place: string; readonly query: Record<string, string> };

/** The id of a month of all venues on the operator's first screen, to which tasks lead. */
export const MONTH_ID = 'mois';

const to = (screen: string) => (): TaskWay => ({ screen });
const number = ({ ref }: Task): number => Number(ref);
const at = (section: string, place: string, query: Record<string, string> = {}): TaskWay => ({ section, place, query });
const order = (task: Task): TaskWay => ({ screen: orderScreen(number(task)) });
const end = (task: Task): TaskWay => ({ screen: endScreen(number(task)) });
const month = ({ ref }: Task): TaskWay => at('lieux', MONTH_ID, { month: ref });
/** A sponsor's account stands beside its credit notes. */
const account = ({ desk }: Task): TaskWay => (desk === 'sponsor' ? { screen: CREDITS } : at('', ACCOUNTS_ID));

const WAYS: Record<TaskKind, (task: Task) => TaskWay> = {
  bank_silent: to(BANK_STATEMENTS),
  not_covered: to(BANK_STATEMENTS),
  import_again: to(BANK_STATEMENTS),
  books_broken: to(ACCOUNTS_SCREEN),
  finish_closing: month,
  approve_batch: (task) => ({ screen: batchScreen(number(task)) }),
  send_batch: (task) => ({ screen: batchScreen(number(task)) }),
  prepare_batch: to(PAYOUTS),
  payees_hindered: to(PAYOUTS),
  confirm_account: (task) => ({ screen: accountScreen(number(task)) }),
  confirm_disbursement: to(OUT),
  look_at_answers: to(BANK),
  explain_movements: to(TO_EXPLAIN),
  confirm_match: (task) => ({ screen: movementScreen(number(task)) }),
  confirm_promise: order,
  close_month: month,
  decide_conflicts: () => at('lieux', CONFLICTS_ID, { conflicts: '', page: '' }),
  issue_order: order,
  deposit_invoice: order,
  chase_payment: order,
  give_back: end,
  decide_applications: (task) => ({ screen: task.ref === '' ? QUEUE : applicationScreen(number(task)) }),
  reply_to_answers: (task) => ({ screen: task.ref === '' ? ORGANISATIONS : organisationScreen(number(task)) }),
  confirm_reset: to(PEOPLE),
  answer_announcements: to(ANNOUNCEMENTS_SCREEN),
  take_first_steps: () => at('service', STEPS_ID),
  correct_invoice: order,
  ask_invoice: order,
  pay_order: order,
  keep_promise: order,
  pay_again: order,
  place_draft: order,
  approve_proof: order,
  decide_approvals: (task) => ({ screen: approvalsScreen(number(task)) }),
  confirm_block: end,
  confirm_acknowledge: end,
  confirm_statement: end,
  receive_transfer: to(STOCK),
  hand_over_in_time: to(STOCK),
  give_account: account,
  change_account: account,
  account_waits: account,
  /** The manager's stand with the place; the operator's beside this list. */
  close_reports: ({ desk }) => at(desk === 'manager' ? 'lieu' : '', REPORTS_ID),
  read_in_phone: ({ ref }) => at('telephones', PHONES_ID, { venue: ref, page: '', fiche: '' }),
};

/** Where a task is done. */
export const wayTo = (task: Task): TaskWay => WAYS[task.kind](task);
