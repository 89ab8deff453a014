import { LocateFixed, Search as SearchIcon } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { t } from '../t';
import { loadCode } from '../../lib/code';
import type { Position } from '../../lib/position';
import { type Problem, type Search, useSearch } from './useSearch';

const loadPosition = () => import('../../lib/position');

/** The same as the server's `LONGEST_COMMUNE`. */
const LONGEST = 60;

interface PlaceSearchProps {
  postcode: string | null;
  /** Whether places are already shown above. */
  again: boolean;
  /** Whether to search around `postcode` at once. */
  atOnce?: boolean;
  /** Whether there are places to measure the distance to. */
  located: boolean;
  onPostcode: Search;
  onPosition: (here: Position | null) => void;
}

/** Search by postcode, by commune, or by the phone's own position, which never leaves the phone. */
export function PlaceSearch({ postcode, again, atOnce = false, located, onPostcode, onPosition }: PlaceSearchProps) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'postcode' | 'position' | null>(null);
  const { typed, setTyped, communes, find, choose } = useSearch(postcode ?? '', async (there) => {
    const trouble = await onPostcode(there);
    if (trouble === null) onPosition(null);
    return trouble;
  });

  const search = async (look: () => Promise<Problem | null>) => {
    setBusy('postcode');
    setProblem(await look());
    setBusy(null);
  };
  const locate = async () => {
    setBusy('position');
    const found = await loadCode(loadPosition).then((part) => part.ownPosition(), () => null);
    setBusy(null);
    setProblem(found === null ? 'places.no_position' : null);
    onPosition(found);
  };

  useEffect(() => {
    if (atOnce && typed !== '') void search(find);
  }, []);

  return (
    <div class="places__search">
      {again && <h3>{t('places.elsewhere')}</h3>}
      {located && 'geolocation' in navigator && (
        <div class="places__near">
          <Button icon={LocateFixed} busy={busy === 'position'} onPress={() => void locate()}>
            {t('places.near_me')}
          </Button>
          <p class="small quiet">{t('places.near_me_note')}</p>
        </div>
      )}
      <form
        class="places__form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (busy === null) void search(find);
        }}
      >
        <Field
          label={t('places.postcode')}
          name="postcode"
          value={typed}
          onInput={setTyped}
          autocomplete="postal-code"
          error={problem && t(problem)}
          input={{ maxLength: LONGEST }}
        />
        <Button submit icon={SearchIcon} busy={busy === 'postcode'}>
          {t('places.search')}
        </Button>
        {problem === 'places.offline' && (
          <Button busy={busy === 'postcode'} onPress={() => void search(find)}>
            {t('wallet.retry')}
          </Button>
        )}
      </form>
      {communes.length > 0 && (
        <div class="places__communes" role="group" aria-label={t('places.which')}>
          <p role="status">{t('places.which')}</p>
          {communes.map((commune) => (
            <Button key={commune.name + commune.postcode} onPress={() => void search(() => choose(commune))}>
              <bdi>{`${commune.name} (${commune.postcode})`}</bdi>
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
