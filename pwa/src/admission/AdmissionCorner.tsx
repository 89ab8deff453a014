import { ClipboardList, MessageSquareReply } from 'lucide';
import { countWaiting } from '../api/admission/applications';
import { Opener } from '../desk/Opener';
import { useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { ORGANISATIONS, QUEUE } from './screens';
import { t } from './t';

export interface WaitingAdmission {
  readonly key: 'applications' | 'answers';
  readonly count: number;
}

/** How much of applications and answers waits for the operator; nothing until it is known. */
export function useWaitingAdmissions(): readonly WaitingAdmission[] {
  const asked = useAnswer(countWaiting, 'admissions');
  const tasks: WaitingAdmission[] = [
    { key: 'applications', count: asked.value?.applications ?? 0 },
    { key: 'answers', count: asked.value?.answers ?? 0 },
  ];
  return tasks.filter(({ count }) => count > 0);
}

/** What waits, as links. */
export function WaitingAdmissions({ tasks }: { tasks: readonly WaitingAdmission[] }) {
  if (tasks.length === 0) return null;
  return (
    <List label={t('corner.title')} items={tasks} itemKey={({ key }) => key}>
      {({ key, count }) => (
        <Opener
          icon={key === 'applications' ? ClipboardList : MessageSquareReply}
          pressing
          title={t(`task.${key}`, { n: count })}
          details={[t(`task.${key}_what`)]}
          screen={key === 'applications' ? QUEUE : ORGANISATIONS}
        />
      )}
    </List>
  );
}

/** The section of the operator's first screen that leads to organisations and applications. */
export function AdmissionCorner() {
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      <div class="button-row">
        <Button onPress={() => openScreen(ORGANISATIONS)}>{t('corner.open')}</Button>
        <Button onPress={() => openScreen(QUEUE)}>{t('corner.queue')}</Button>
      </div>
    </section>
  );
}
