import type { Me } from '../api/wire/people';
import { td } from '../desk/t';
import { settingsText } from '../i18n/settings';
import { openDesk } from '../nav/route';
import { Link } from '../ui/Link';
import { desksOf } from './desks-of';

/** Links to the other desks of this person. */
export function DeskLinks({ me, current }: { me: Me; current?: string }) {
  const desks = desksOf(me).filter((desk) => desk.path !== current);
  if (desks.length === 0) return null;
  return (
    <nav class="stack" aria-label={settingsText('settings.desks')}>
      {desks.map((desk) => (
        <Link key={desk.path} href={desk.path} onOpen={openDesk}>
          {td(`desk.${desk.role}`)}
        </Link>
      ))}
    </nav>
  );
}
