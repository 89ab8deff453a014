import type { Me } from '../api/wire/people';
import { Chunk } from '../nav/Chunk';
import { sectionHere, sections } from './sections';
import { Together } from './Together';

/** What the section shows that the address names; the first one's for an address that names none. */
export function SectionHere({ me }: { me: Me }) {
  const section = sectionHere();
  const shown = section?.load === undefined ? sections.value[0] : section;
  if (shown?.load === undefined) return null;
  return (
    <Chunk key={shown.address} load={shown.load} whole>
      {({ default: Content }) => (
        <Together>
          <Content me={me} />
        </Together>
      )}
    </Chunk>
  );
}
