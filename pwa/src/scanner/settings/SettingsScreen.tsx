import { LogOut, MapPin } from 'lucide';
import { useState } from 'preact/hooks';
import { t } from '../../i18n';
import { settingsText } from '../../i18n/settings';
import { LanguageChoice } from '../../nav/LanguageChoice';
import { helpAddress } from '../../nav/help';
import { closeScreen, openDesk, openScreen } from '../../nav/route';
import { Button } from '../../ui/Button';
import { Link } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { InstallHint } from '../InstallHint';
import { usePhone } from '../phone';
import { SignOutDialog } from './SignOutDialog';
import { SoundSettings } from './SoundSettings';
import { StorageState } from './StorageState';

export function SettingsScreen() {
  const device = usePhone().device.value;
  const [leaving, setLeaving] = useState(false);
  if (device === null) return null;
  return (
    <Page title={settingsText('settings.title')} back={{ label: t('desk.scanner'), onPress: closeScreen }}>
      <section class="stack">
        <h2>{settingsText('settings.venue')}</h2>
        <p>
          <strong>{device.venue}</strong>
          <br />
          {device.commune}
        </p>
        <p class="quiet">
          {device.label} · {settingsText('settings.person', { name: device.person })}
        </p>
        <Button icon={MapPin} onPress={() => openScreen('connexion')}>
          {settingsText('settings.change_venue')}
        </Button>
      </section>
      <InstallHint always />
      <StorageState />
      <SoundSettings />
      <LanguageChoice />
      <Link href="/compte" onOpen={openDesk}>
        {settingsText('settings.account')}
      </Link>
      <a class="button" href={helpAddress('/', 'reglages')} target="_blank" rel="noopener">
        {settingsText('settings.help')}
      </a>
      <Button kind="danger" icon={LogOut} onPress={() => setLeaving(true)}>
        {settingsText('settings.sign_out')}
      </Button>
      {leaving && <SignOutDialog onClose={() => setLeaving(false)} />}
    </Page>
  );
}
