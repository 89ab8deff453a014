import '../desk.css';
import { useMemo } from 'preact/hooks';
import type { Me } from '../../api/wire/people';
import { screenTitle, tf } from '../../desk/sections';
import { td } from '../../desk/t';
import { errorText } from '../../i18n/errors';
import { MessagesButton } from '../../messages/MessagesButton';
import { route } from '../../nav/route';
import { UpdatePrompt } from '../../nav/UpdatePrompt';
import { Notice } from '../../ui/Notice';
import { Brand } from '../Brand';
import type { Desk } from '../desks';
import { ContactLink, HelpLink } from '../HelpLink';
import { Crumbs } from './Crumbs';
import { Foot } from './Foot';
import { SectionNav } from './SectionNav';
import { sectionsOf } from './tables';
import { useSections } from './useSections';
import { Who } from './Who';
import { Work } from './Work';

interface ShellProps {
  desk: Desk;
  me: Me;
  problem: string | null;
  onRenamed: (name: string) => void;
  onLeave: () => void;
}

/** A desk with its frame: who is signed in, the sections, the way to where one is, the content. */
export function Shell({ desk, me, problem, onRenamed, onLeave }: ShellProps) {
  const known = useMemo(() => sectionsOf(desk, me), [desk, me]);
  const here = useSections(desk, known);
  return (
    <div class={known.length > 1 ? 'desk desk--sections' : 'desk'}>
      <header class="desk__bar">
        <Brand />
        <Who me={me} desk={desk} onLeave={onLeave} />
        <MessagesButton />
      </header>
      {known.length > 1 && <SectionNav known={known} here={here} />}
      <main class="desk__main">
        <Crumbs desk={desk} here={here} />
        <div class="desk__title">
          <h1>
            <span class="desk__name">{td(`desk.${desk.role}`)}</span>
            {known.length > 1 && here !== null && screenTitle.value === '' && <span class="desk__section"> {tf(`section.${here.word}`)}</span>}
          </h1>
          <HelpLink path={desk.path} screen={route.value.screen} />
        </div>
        <UpdatePrompt />
        {problem !== null && <Notice kind="error">{problem}</Notice>}
        {me.roles.includes(desk.role) ? (
          <Work desk={desk} me={me} onRenamed={onRenamed} />
        ) : (
          <Notice kind="warning" actions={<ContactLink />}>
            {errorText('error.forbidden')}
          </Notice>
        )}
      </main>
      <Foot desk={desk} me={me} />
    </div>
  );
}
