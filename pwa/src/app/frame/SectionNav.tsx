import './tabs.css';
import { Ellipsis } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { addressOf, goTo, type Section, tf } from '../../desk/sections';
import { Icon } from '../../ui/Icon';

interface SectionNavProps {
  known: readonly Section[];
  here: Section | null;
}

/** How many fit beside each other under a thumb; of more, all but one less stand behind "Plus". */
const IN_A_ROW = 5;

/** The sections: a bar under the thumb on a phone, a menu beside the content on a wide screen. */
export function SectionNav({ known, here }: SectionNavProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [here?.address]);
  const first = known.length > IN_A_ROW ? IN_A_ROW - 1 : known.length;
  const later = known.slice(first);
  return (
    <nav class={open ? 'tabs tabs--open' : 'tabs'} aria-label={tf('nav')}>
      <ul class="tabs__list">
        {known.slice(0, first).map((section) => (
          <li key={section.address}>
            <SectionLink section={section} here={section === here} />
          </li>
        ))}
        {later.length > 0 && (
          <li class="tabs__more">
            <button
              type="button"
              class={here !== null && later.includes(here) ? 'tabs__link tabs__link--here' : 'tabs__link'}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Icon icon={Ellipsis} />
              <span class="tabs__word">{tf('nav.more')}</span>
            </button>
          </li>
        )}
        {later.map((section) => (
          <li key={section.address} class="tabs__later">
            <SectionLink section={section} here={section === here} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SectionLink({ section, here }: { section: Section; here: boolean }) {
  const href = addressOf(section);
  return (
    <a
      class={here ? 'tabs__link tabs__link--here' : 'tabs__link'}
      href={href}
      aria-current={here ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        goTo(href);
        scrollTo(0, 0);
      }}
    >
      <Icon icon={section.icon} />
      <span class="tabs__word">{tf(`section.${section.word}`)}</span>
    </a>
  );
}
