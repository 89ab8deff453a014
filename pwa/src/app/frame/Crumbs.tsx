import './crumbs.css';
import { addressOf, goTo, screenTitle, type Section, sections, tf } from '../../desk/sections';
import { td } from '../../desk/t';
import type { Desk } from '../desks';

/** From the desk to the screen that is open over a section; seen on wide screens. */
export function Crumbs({ desk, here }: { desk: Desk; here: Section | null }) {
  const title = screenTitle.value;
  const [first] = sections.value;
  if (title === '' || first === undefined) return null;
  return (
    <nav class="crumbs" aria-label={tf('crumbs')}>
      <ol class="crumbs__list">
        <Crumb section={first} name={td(`desk.${desk.role}`)} />
        {here !== null && here !== first && <Crumb section={here} name={tf(`section.${here.word}`)} />}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}

function Crumb({ section, name }: { section: Section; name: string }) {
  const href = addressOf(section);
  return (
    <li>
      <a
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
          event.preventDefault();
          goTo(href);
        }}
      >
        {name}
      </a>
    </li>
  );
}
