import './desk.css';
import { ChevronRight, type IconNode } from 'lucide';
import { openScreen } from '../nav/route';
import { Icon } from '../ui/Icon';

interface OpenerProps {
  icon: IconNode;
  title: string;
  details: readonly string[];
  screen: string;
  pressing?: boolean;
}

/** A button that opens a screen: a title and some details. */
export function Opener({ icon, title, details, screen, pressing = false }: OpenerProps) {
  return (
    <button type="button" class={pressing ? 'opener opener--pressing' : 'opener'} onClick={() => openScreen(screen)}>
      <Icon icon={icon} />
      <span class="opener__what">
        <span class="opener__title">{title}</span>
        {details.map((detail) => (
          <span key={detail} class="opener__detail">
            {detail}
          </span>
        ))}
      </span>
      <Icon icon={ChevronRight} />
    </button>
  );
}
