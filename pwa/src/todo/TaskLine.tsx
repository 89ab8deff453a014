import { ChevronRight, CircleAlert, CircleDashed, Hourglass, Users, type IconNode } from 'lucide';
import type { Task } from '../api/todo';
import { openSection, sections } from '../desk/sections';
import { whenThere } from './whenThere';
import { euros } from '../i18n';
import { openScreen } from '../nav/route';
import { Icon } from '../ui/Icon';
import { wayTo } from './ways';
import { detailsOf, titleOf, whyOf } from './words';

/** As the server's `todo/tasks.py` counts them. */
const STOPPED = 0;

/** A task as one button to the place where it is done. */
export function TaskLine({ task }: { task: Task }) {
  const urgent = task.late || (task.pressing === STOPPED && !task.second);
  return (
    <button type="button" class={urgent ? 'task task--urgent' : 'task'} onClick={() => go(task)}>
      <Icon icon={iconOf(task, urgent)} />
      <span class="task__what">
        <span class="task__head">
          <span class="task__title">{titleOf(task)}</span>
          {task.cents !== null && <span class="task__cents">{euros(Math.abs(task.cents))}</span>}
        </span>
        {detailsOf(task).map((detail) => (
          <span key={detail} class="task__detail">
            {detail}
          </span>
        ))}
        <span class="task__why">{whyOf(task)}</span>
      </span>
      <Icon icon={ChevronRight} />
    </button>
  );
}

function iconOf({ second, day }: Task, urgent: boolean): IconNode {
  if (second) return Users;
  if (urgent) return CircleAlert;
  return day === null ? CircleDashed : Hourglass;
}

/** Opens the screen, or goes to the place in its section: on a phone it may be far below. */
function go(task: Task): void {
  const way = wayTo(task);
  if ('screen' in way) {
    openScreen(way.screen);
    return;
  }
  const section = sections.value.find(({ address }) => address === way.section);
  if (section !== undefined) openSection(section, way.query);
  whenThere(way.place, (place) => {
    place.focus();
    place.scrollIntoView({ block: 'start' });
  });
}
