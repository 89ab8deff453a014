import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { fetchAhead } from '../lib/code';
import { Chunk } from '../nav/Chunk';
import { closeScreen, route } from '../nav/route';
import { loadAside, openPhone } from '../redeem/phone';
import type { Phone } from '../redeem/types';
import { openScanner } from '../scan/scanner';
import { loadDialogs, loadScreens, loadWho } from '../scanner/later';
import { PhoneProvider } from '../scanner/phone';
import { ScannerScreen } from '../scanner/ScannerScreen';
import { loadCameraParts } from '../stage/later';
import { Skeleton } from '../ui/Skeleton';
import { Alone } from './Alone';

const scanner = openScanner();
/** When the rarely used screens are fetched ahead, since the network may be gone when they are opened. */
const PRELOAD_AFTER_MS = 3000;
const loadWelcome = () => import('./Welcome');

/** Says at `/` that this browser is an enrolled phone's, should the cache with the app be evicted (`server/shell.py`). */
const PHONE_COOKIE = 'poincon-phone=1; path=/; max-age=34560000; samesite=lax';

type Opening = Phone | 'opening' | 'failed';

/** Opens the phone's journal. An enrolled phone scans at once, even without a person's session. */
export function ScannerDesk() {
  const [phone, setPhone] = useState<Opening>('opening');
  useEffect(() => {
    document.title = t('app.name');
    const opening = openPhone();
    opening.then(setPhone, () => setPhone('failed'));
    return () => void opening.then((opened) => opened.close()).catch(() => undefined);
  }, []);
  if (phone === 'opening') return <Skeleton label={t('app.loading')} />;
  if (phone === 'failed') return <Alone>{isSecureContext ? t('app.no_storage') : t('app.insecure')}</Alone>;
  return (
    <PhoneProvider value={phone}>
      <Screens phone={phone} />
    </PhoneProvider>
  );
}

function Screens({ phone }: { phone: Phone }) {
  const { screen } = route.value;
  useEffect(() => {
    let stops: (() => void)[] = [];
    const timer = setTimeout(() => (stops = [loadDialogs, loadAside, loadScreens, loadCameraParts, loadWho].map((load) => fetchAhead<unknown>(load))), PRELOAD_AFTER_MS);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, []);
  const enrolled = phone.device.value !== null;
  useEffect(() => {
    if (enrolled) document.cookie = PHONE_COOKIE;
  }, [enrolled]);
  if (!enrolled) {
    return <Chunk load={loadWelcome}>{({ Welcome }) => <Welcome phone={phone} onDone={() => undefined} />}</Chunk>;
  }
  return (
    <>
      <ScannerScreen scanner={scanner} covered={screen !== ''} />
      {screen === 'envois' && (
        <Chunk load={loadScreens} onBack={closeScreen}>
          {({ QueueScreen }) => <QueueScreen />}
        </Chunk>
      )}
      {screen === 'reglages' && (
        <Chunk load={loadScreens} onBack={closeScreen}>
          {({ SettingsScreen }) => <SettingsScreen />}
        </Chunk>
      )}
      {screen === 'connexion' && (
        <Chunk load={loadWelcome} onBack={closeScreen}>
          {({ Welcome }) => <Welcome phone={phone} onBack={closeScreen} onDone={closeScreen} />}
        </Chunk>
      )}
    </>
  );
}
