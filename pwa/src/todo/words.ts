/** What a task is called, what happens if one waits, and its details. */
import type { Task, TaskKind } from '../api/todo';
import { monthName } from '../desk/months';
import { day } from '../i18n';
import { counted } from '../i18n/numbers';
import { t } from './t';

/** Kinds that another person may have to end: the server says `second` of no other. */
const BY_TWO = ['approve_batch', 'confirm_account', 'confirm_disbursement', 'confirm_match', 'confirm_promise', 'confirm_reset', 'account_waits'] as const;
const OF_AN_ORDER: readonly TaskKind[] = [
  ...(['confirm_promise', 'issue_order', 'deposit_invoice', 'chase_payment', 'correct_invoice', 'ask_invoice'] as const),
  ...(['pay_order', 'keep_promise', 'pay_again', 'place_draft', 'approve_proof'] as const),
];

type ByTwo = (typeof BY_TWO)[number];
const isByTwo = (kind: TaskKind): kind is ByTwo => BY_TWO.some((known) => known === kind);

export function titleOf({ kind, count, ref, number }: Task): string {
  const month = OF_A_MONTH.includes(kind) ? monthName(ref) : '';
  return t(`kind.${kind}`, { n: count ?? 1, count: counted(count ?? 1), number, month });
}

const OF_A_MONTH: readonly TaskKind[] = ['close_month', 'finish_closing'];

/** What happens while it waits, or who has to do it. */
export function whyOf({ kind, second }: Task): string {
  if (kind === 'account_waits') return t('second.account_waits');
  return second && isByTwo(kind) ? t(`second.${kind}`) : t(`why.${kind}`);
}

/** What it is about, who asked, and by when or since when. */
export function detailsOf(task: Task): string[] {
  const { kind, ref, about, by } = task;
  const order = OF_AN_ORDER.includes(kind) ? t('order', { order: ref }) : '';
  const who = by === '' ? '' : t(kind === 'receive_transfer' ? 'from' : 'by', { by });
  return [[order, about].filter((text) => text !== '').join(' · '), who, whenOf(task)].filter((text) => text !== '');
}

function whenOf({ day: due, since, late }: Task): string {
  if (due !== null) return t(late ? 'late' : 'due', { day: day(due) });
  return since === null ? '' : t('since', { day: day(since) });
}
