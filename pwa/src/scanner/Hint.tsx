import { useEffect, useState } from 'preact/hooks';
import { fetchAhead, fetchedBefore } from '../lib/code';
import { isPutOff, mayInstall } from '../nav/install';
import { loadDialogs } from './later';

/** The hint on the home screen, where it is of use: nobody waits for it, so it comes in silence. */
export function Hint() {
  const [part, setPart] = useState(() => fetchedBefore(loadDialogs) ?? null);
  const wanted = mayInstall() && !isPutOff();
  useEffect(() => (wanted ? fetchAhead(loadDialogs, setPart) : undefined), [wanted]);
  return wanted && part !== null ? <part.InstallHint /> : null;
}
