import { useEffect, useState } from 'preact/hooks';
import { fetchAhead, fetchedBefore } from '../lib/code';
import { isPutOff, mayInstall } from '../nav/install';
import { loadDialogs } from './later';

/** The hint about the home screen, on browsers that can install. Fetched in the background; nothing is shown when that fails. */
export function Hint() {
  const [part, setPart] = useState(() => fetchedBefore(loadDialogs) ?? null);
  const wanted = mayInstall() && !isPutOff();
  useEffect(() => (wanted ? fetchAhead(loadDialogs, setPart) : undefined), [wanted]);
  return wanted && part !== null ? <part.InstallHint /> : null;
}
