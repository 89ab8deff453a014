import './desk.css';
import { ChevronRight, type IconNode } from 'lucide';
import { openScreen } from '../nav/route';
import { Icon } from '../ui/Icon';
import { whole } from '../ui/whole';

interface OpenerProps {
  icon: IconNode;
  title: string;
  details: readonly string[];
  screen: string;
  pressing?: boolean;
  /** What else goes into the address of the screen. */
  onOpened?: () => void;
}

/** A button that opens a screen: a title and some details. */
export function Opener({ icon, title, details, screen, pressing = false, onOpened }: OpenerProps) {
  const open = () => {
    openScreen(screen);
    onOpened?.();
  };
  return (
    <button type="button" class={pressing ? 'opener opener--pressing' : 'opener'} onClick={open}>
      <Icon icon={icon} />
      <span class="opener__what">
        <span class="opener__title">{whole(title)}</span>
        {details.map((detail) => (
          <span key={detail} class="opener__detail">
            {whole(detail)}
          </span>
        ))}
      </span>
      <Icon icon={ChevronRight} />
    </button>
  );
}
