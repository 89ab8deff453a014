import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { listKeys, rotateKey, type SigningKey } from '../api/keys';
import { Confirm } from '../desk/Confirm';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { dayOf } from '../i18n';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { t } from './t';

/** The screen of the signing keys: which there are, and making another one. */
export function KeysPage() {
  const asked = useAnswer(listKeys, 'keys');
  return (
    <Screen title={t('keys.title')}>
      <p>{t('keys.intro')}</p>
      <Loaded asked={asked} label={t('loading')} lines={4}>
        {({ keys }) => (
          <>
            {keys.length === 0 ? (
              <Notice kind="warning">{t('keys.none')}</Notice>
            ) : (
              <List label={t('keys.title')} items={keys} itemKey={({ id }) => String(id)}>
                {(key) => <KeyLine signingKey={key} />}
              </List>
            )}
            <Rotate newest={keys[0]?.id ?? 0} onRotated={asked.again} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function KeyLine({ signingKey }: { signingKey: SigningKey }) {
  const { id, signs_from, retired_at, revoked_at, state } = signingKey;
  const ended = revoked_at ?? retired_at;
  return (
    <div>
      <p>
        <strong>{t('keys.key', { id })}</strong> · {t(`keys.${state}`)}
      </p>
      <p class="quiet small">
        {t('keys.since', { day: dayOf(signs_from) })}
        {ended !== null && ` ${t('keys.until', { day: dayOf(ended) })}`}
      </p>
    </div>
  );
}

/** Makes the first key at once; another one after saying what that means for phones. */
function Rotate({ newest, onRotated }: { newest: number; onRotated: () => void }) {
  const [asked, setAsked] = useState(false);
  const act = useAct(
    () => rotateKey(newest),
    () => {
      setAsked(false);
      onRotated();
    },
  );
  const first = newest === 0;
  return (
    <>
      <Button kind="main" icon={KeyRound} onPress={() => setAsked(true)}>
        {t(first ? 'keys.make' : 'keys.rotate')}
      </Button>
      {asked && (
        <Confirm
          title={t(first ? 'keys.make_title' : 'keys.rotate_title')}
          act={act}
          action={t(first ? 'keys.make' : 'keys.rotate')}
          busy={t('keys.busy')}
          keep={t('keys.keep')}
          onClose={() => setAsked(false)}
        >
          {first ? (
            <p>{t('keys.make_text')}</p>
          ) : (
            <>
              <p>{t('keys.rotate_paper')}</p>
              <p>{t('keys.rotate_phones')}</p>
              <p>{t('keys.rotate_when')}</p>
            </>
          )}
        </Confirm>
      )}
    </>
  );
}
