import './who.css';
import { UserRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import { route } from '../../nav/route';
import { readRoster } from '../../redeem/shared/roster';
import { Icon } from '../../ui/Icon';
import { usePhone } from '../phone';
import { t } from './t';
import { useIdle } from './useIdle';
import { WhoDialog } from './WhoDialog';

/** On a shared phone: asks who scans, then says so in the bar. Whoever left the roster is asked again. */
export function Who() {
  const { device, person } = usePhone();
  const people = readRoster(device.value?.people);
  const present = people.find(({ id }) => id === person.value);
  const ask = () => (person.value = null);
  useEffect(() => {
    if (present === undefined) ask();
  }, [present === undefined]);
  // No longer shared: the next scans are the phone's own.
  useEffect(() => () => void ask(), []);
  if (present === undefined) return route.value.screen === '' ? <WhoDialog people={people} /> : null;
  return <Present key={present.id} name={present.name} onAsk={ask} />;
}

function Present({ name, onAsk }: { name: string; onAsk: () => void }) {
  useIdle(onAsk);
  return (
    <button type="button" class="who" onClick={onAsk}>
      <Icon icon={UserRound} size={20} />
      <span class="who__name">{name}</span>
      <span class="who__change">{t('change')}</span>
    </button>
  );
}
