import './who-menu.css';
import { ChevronDown, LogOut, UserRound } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Me } from '../../api/wire/people';
import { tf } from '../../desk/sections';
import { td } from '../../desk/t';
import { openScreen, route } from '../../nav/route';
import { ACCOUNT } from '../../people/screens';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import type { Desk } from '../desks';

interface WhoProps {
  me: Me;
  desk: Desk;
  onLeave: () => void;
}

/** Who is signed in, for which organisation; behind it the own account, and the way out. */
export function Who({ me, desk, onLeave }: WhoProps) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => setOpen(false), [route.value.screen]);
  useLayoutEffect(() => (open ? whenElsewhere(place.current, () => setOpen(false)) : undefined), [open]);
  const where = organisationOf(me, desk);
  return (
    <div class="who-menu" ref={place}>
      <button type="button" class="who-menu__button" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon icon={UserRound} />
        <span class="who-menu__text">
          <span class="who-menu__name">
            <span class="visually-hidden">{tf('who.signed_in')} </span>
            {me.name}
          </span>
          <span class="visually-hidden"> · </span>
          <span class="who-menu__where">{where}</span>
        </span>
        <Icon icon={ChevronDown} size={16} />
      </button>
      {open && (
        <div class="who-menu__panel">
          <p>{`${tf('who.signed_in')} ${me.name} · ${where}`}</p>
          <Button icon={UserRound} onPress={() => openScreen(ACCOUNT)}>
            {td('desk.account')}
          </Button>
          <Button kind="quiet" icon={LogOut} onPress={onLeave}>
            {td('desk.sign_out')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The organisation for which a person sits at a desk; the scheme's own people have none. */
function organisationOf(me: Me, desk: Desk): string {
  const own = me.memberships.flatMap(({ role, organisation }) => (role === desk.role && organisation !== null ? [organisation.name] : []));
  const [first, ...others] = [...new Set(own)];
  if (first === undefined) return tf('who.operator');
  return others.length === 0 ? first : tf('who.others', { name: first });
}

/** Calls `close` at a press outside of `element`, when the focus leaves it, and at Escape. */
function whenElsewhere(element: HTMLElement | null, close: () => void): () => void {
  const pressed = ({ target }: Event) => {
    if (!(target instanceof Node) || element?.contains(target) !== true) close();
  };
  const typed = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    close();
    element?.querySelector('button')?.focus();
  };
  document.addEventListener('pointerdown', pressed);
  document.addEventListener('focusin', pressed);
  document.addEventListener('keydown', typed);
  return () => {
    document.removeEventListener('pointerdown', pressed);
    document.removeEventListener('focusin', pressed);
    document.removeEventListener('keydown', typed);
  };
}
