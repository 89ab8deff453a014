import { FilePen, FileText, Landmark, Mail, Stamp, TimerReset, Undo2, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import type { Order } from '../api/campaigns';
import { Opener } from '../desk/Opener';
import { day, dayOf, euros } from '../i18n';
import { counted } from '../i18n/numbers';
import { MESSAGES } from '../messages/screens';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { endScreen, orderScreen } from './screens';
import { t } from './t';
import type { Task } from './tasks';
import { totalOf } from './Total';

const SHOWN_AT_FIRST = 5;
const ICONS: Record<Task['kind'], IconNode> = {
  place: FilePen,
  pay: Landmark,
  issue: Stamp,
  proof: FileText,
  step: TimerReset,
  credit: Undo2,
  messages: Mail,
};

/** Waiting tasks, each a link to the screen where it is done. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks.slice(0, SHOWN_AT_FIRST);
  const more = tasks.length - shown.length;
  return (
    <>
      <List label={t('tasks.title')} items={shown} itemKey={(task) => task.key}>
        {(task) => <Opener icon={ICONS[task.kind]} pressing {...wordsOf(task)} />}
      </List>
      {more > 0 && <Button onPress={() => setAll(true)}>{t('tasks.more', { n: more })}</Button>}
    </>
  );
}

function wordsOf(task: Task): { title: string; details: string[]; screen: string } {
  if (task.kind === 'messages') {
    return { title: t('tasks.messages', { n: task.count }), details: [t('tasks.read')], screen: MESSAGES };
  }
  if (task.kind === 'step') {
    const { campaign, campaign_id, step, due_day } = task.waiting;
    const title = step === 'block' || step === 'acknowledge' || step === 'statement' ? t(`tasks.step_${step}`) : t(`step.${step}`);
    return { title, details: [campaign, t('tasks.since', { day: day(due_day) })], screen: endScreen(campaign_id) };
  }
  if (task.kind === 'credit') {
    const { campaign, campaign_id, sponsor, since_day, total_cents } = task.due;
    const details = [`${campaign} · ${sponsor}`, euros(total_cents), t('tasks.since', { day: day(since_day) })];
    return { title: t('tasks.credit'), details, screen: endScreen(campaign_id) };
  }
  return { title: t(`tasks.${task.kind}`), details: detailsOf(task.kind, task.order), screen: orderScreen(task.order.id) };
}

/** The details of an order's task. The amount is labelled: to be paid (with the fee), or the vouchers' face value. */
function detailsOf(kind: 'place' | 'pay' | 'proof' | 'issue', order: Order): string[] {
  const since = order.ordered_at === null ? [] : [t('tasks.since', { day: dayOf(order.ordered_at) })];
  const worth = kind === 'issue' || kind === 'proof';
  const figure = worth ? t('tasks.worth', { value: euros(order.face_value_cents) }) : t(`tasks.figure_${kind}`, { total: totalOf(order) });
  const reference = kind === 'pay' ? [t('tasks.reference', { reference: order.payment_reference })] : [];
  return [`${t('order.title', { n: order.id })} · ${order.campaign}`, `${contentOf(order)} · ${figure}`, ...reference, ...since];
}

/** `100 carnets de 10 pass` */
export function contentOf({ booklet_count, booklet_size }: Order): string {
  return t('order.content', { n: booklet_count, count: counted(booklet_count), size: booklet_size });
}
