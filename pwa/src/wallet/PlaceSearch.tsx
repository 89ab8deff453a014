import { LocateFixed, Search } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isPostcode, tidy } from '../lib/tidy';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { ownPosition, type Position } from './nearby';
import { t } from './t';

interface PlaceSearchProps {
  postcode: string | null;
  /** Whether places stand above, so that this looks elsewhere. */
  again: boolean;
  /** Whether to look around `postcode` without being asked. */
  atOnce?: boolean;
  /** Whether there are places to measure the way to. */
  located: boolean;
  onPostcode: Search;
  onPosition: (here: Position | null) => void;
}

/** Looks around a postcode; what went wrong, or null. */
export type Search = (postcode: string) => Promise<'places.offline' | 'places.postcode_unknown' | null>;

type Problem = 'places.postcode_wrong' | 'places.offline' | 'places.postcode_unknown' | 'places.no_position';

/** Another postcode, or the phone's own position, which stays on it. */
export function PlaceSearch({ postcode, again, atOnce = false, located, onPostcode, onPosition }: PlaceSearchProps) {
  const [typed, setTyped] = useState(postcode ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState<'postcode' | 'position' | null>(null);

  const search = async () => {
    setBusy('postcode');
    const trouble = await onPostcode(tidy(typed));
    setBusy(null);
    setProblem(trouble);
    if (trouble === null) onPosition(null);
  };
  const locate = async () => {
    setBusy('position');
    const found = await ownPosition();
    setBusy(null);
    setProblem(found === null ? 'places.no_position' : null);
    onPosition(found);
  };

  useEffect(() => {
    if (atOnce && isPostcode(typed)) void search();
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
          if (isPostcode(typed)) void search();
          else setProblem('places.postcode_wrong');
        }}
      >
        <Field
          label={t('places.postcode')}
          name="postcode"
          value={typed}
          onInput={setTyped}
          autocomplete="postal-code"
          error={problem && t(problem)}
          input={{ inputMode: 'numeric', maxLength: 12 }}
        />
        <Button submit icon={Search} busy={busy === 'postcode'}>
          {t('places.search')}
        </Button>
      </form>
    </div>
  );
}
