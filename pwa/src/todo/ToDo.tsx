import './todo.css';
import { useEffect, useState } from 'preact/hooks';
import { listTasks, type Task, type TaskDesk } from '../api/todo';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { toDoCount } from './count';
import { t } from './t';
import { TaskLine } from './TaskLine';

const SHOWN_AT_FIRST = 6;

/** All that waits for this person at one desk, the most urgent first; what is done leaves it with the next answer. */
export function ToDo({ desk }: { desk: TaskDesk }) {
  const asked = useAnswer(listTasks, 'todo');
  const tasks = asked.value?.tasks.filter((task) => task.desk === desk);
  const mine = tasks?.filter(({ second }) => !second) ?? [];
  useEffect(() => {
    toDoCount.value = mine.length;
  }, [mine.length]);
  return (
    <section class="section to-do">
      <h2>{t('title')}</h2>
      <Loaded asked={asked} label={t('loading')} lines={3}>
        {() => (
          <>
            {mine.length === 0 ? <p class="quiet">{t('none')}</p> : <Mine tasks={mine} />}
            <Others tasks={tasks?.filter(({ second }) => second) ?? []} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Mine({ tasks }: { tasks: readonly Task[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks.slice(0, SHOWN_AT_FIRST);
  const more = tasks.length - shown.length;
  return (
    <>
      <Lines tasks={shown} label={t('title')} />
      {more > 0 && <Button onPress={() => setAll(true)}>{t('more', { n: more })}</Button>}
    </>
  );
}

/** What this person has done their part of. */
function Others({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <div>
      <h3 class="to-do__others">{t('seconds')}</h3>
      <Lines tasks={tasks} label={t('seconds')} />
    </div>
  );
}

function Lines({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  return (
    <List label={label} items={tasks} itemKey={({ kind, ref, about, number }) => [kind, ref, about, number].join(' ')}>
      {(task) => <TaskLine task={task} />}
    </List>
  );
}
