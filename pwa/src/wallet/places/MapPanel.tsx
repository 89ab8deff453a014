import { Map as MapIcon, X } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../../api/wallet/booklet';
import { getGround, type Ground } from '../../api/wallet/places';
import { loadCode } from '../../lib/code';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import type { Position } from '../../lib/position';

const loadMap = () => import('./carte');

/** Of more places names would cover each other. */
const MOST = 12;

interface MapPanelProps {
  places: readonly Place[];
  here: Position | null;
  now: number;
}

type PlacesMap = ComponentType<MapPanelProps & { ground: Ground }>;
type State = { is: 'closed' | 'opening' | 'failed' } | { is: 'open'; PlacesMap: PlacesMap };

/**
 * The map, whose chunk is fetched when it is opened. It shows nothing that the list below does not; where the operator
 * names no pictures for its ground there is none, and no button for it.
 */
export function MapPanel({ places, here, now }: MapPanelProps) {
  const [state, setState] = useState<State>({ is: 'closed' });
  const [ground, setGround] = useState<Ground | null>(null);
  const placed = places.slice(0, MOST).filter((place) => place.latitude !== null);
  useEffect(() => void getGround().then(setGround), []);
  if (ground === null) return null;
  if (ground.tiles === null || placed.length === 0) return null;

  async function open(): Promise<void> {
    setState({ is: 'opening' });
    const fetched = await loadCode(loadMap).catch(() => null);
    setState(fetched === null ? { is: 'failed' } : { is: 'open', PlacesMap: fetched.PlacesMap });
  }

  if (state.is === 'open') {
    return (
      <div class="places__map places__map--open">
        <Button icon={X} onPress={() => setState({ is: 'closed' })}>
          {t('map.hide')}
        </Button>
        <state.PlacesMap places={placed} here={here} now={now} ground={ground} />
      </div>
    );
  }
  return (
    <div class="places__map">
      <Button icon={MapIcon} busy={state.is === 'opening'} onPress={() => void open()}>
        {t('map.show')}
      </Button>
      {state.is === 'opening' && <p role="status">{t('map.loading')}</p>}
      {state.is === 'failed' && (
        <Notice kind="warning" alert>
          {t('map.failed')}
        </Notice>
      )}
    </div>
  );
}
