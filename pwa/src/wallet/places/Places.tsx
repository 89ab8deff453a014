import './places.css';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { loadCode } from '../../lib/code';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { PlaceList, sayFar } from './PlaceList';
import type { FinderProps } from './search/Finder';

const loadFinder = () => import('./search/Finder');

interface PlacesProps {
  link: string;
  places: readonly Place[];
  postcode: string | null;
  now: number;
  /** Keeps the places around a postcode on this phone. */
  onPostcode: (postcode: string) => void;
}

type State = { is: 'closed' | 'opening' | 'failed' } | { is: 'open'; Finder: ComponentType<FinderProps> };

/** Where a booklet can be used: the nearest places, and the search for others, whose code is fetched when it is wanted. */
export function Places({ link, places, postcode, now, onPostcode }: PlacesProps) {
  const [state, setState] = useState<State>({ is: 'closed' });

  async function open(): Promise<void> {
    setState({ is: 'opening' });
    const part = await loadCode(loadFinder).catch(() => null);
    setState(part === null ? { is: 'failed' } : { is: 'open', Finder: part.Finder });
  }

  const start = postcode === null ? null : { where: { postcode }, places };
  return (
    <section class="places" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      {state.is === 'open' ? (
        <state.Finder
          link={link}
          start={start}
          entered
          now={now}
          onAsked={({ where }) => {
            if ('postcode' in where && where.postcode !== postcode) onPostcode(where.postcode);
          }}
        />
      ) : (
        <>
          {start !== null && <p class="places__far">{places.length > 0 ? sayFar(places) : t('places.none')}</p>}
          {places.length > 0 && <PlaceList places={places} now={now} />}
          {state.is === 'failed' && (
            <Notice kind="warning" alert>
              {t('places.offline')}
            </Notice>
          )}
          <Button busy={state.is === 'opening'} onPress={() => void open()}>
            {t(start === null ? 'lieux.title' : 'places.elsewhere')}
          </Button>
        </>
      )}
    </section>
  );
}
