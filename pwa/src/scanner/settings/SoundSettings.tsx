import { Volume2, VolumeX } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { settingsText } from '../../i18n/settings';
import { setSound, signal, soundIsOn } from '../../stage/sounds';
import { Button } from '../../ui/Button';
import type { CardKind } from '../../ui/VerdictCard';

const TRIED = [
  ['accepted', 'verdict.accepted'],
  ['accepted_offline', 'verdict.accepted_offline'],
  ['to_confirm', 'verdict.to_confirm'],
  ['already_used', 'verdict.already_used'],
  ['refused', 'verdict.refused'],
] as const satisfies readonly (readonly [CardKind, string])[];

/** Turns sound on or off, and plays each verdict's sound. */
export function SoundSettings() {
  const [on, setOn] = useState(soundIsOn);
  const toggle = () => {
    setSound(!on);
    setOn(!on);
  };
  return (
    <section class="stack">
      <h2>{settingsText('settings.sound')}</h2>
      <Button icon={on ? Volume2 : VolumeX} pressed={on} onPress={toggle}>
        {on ? settingsText('settings.sound_on') : settingsText('settings.sound_off')}
      </Button>
      {on && (
        <div class="stack" role="group" aria-label={settingsText('settings.sound_try')}>
          <p class="quiet">{settingsText('settings.sound_try')}</p>
          <div class="button-row">
            {TRIED.map(([kind, word]) => (
              <Button key={kind} onPress={() => signal(kind)}>
                {t(word)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </section>
  );
}
