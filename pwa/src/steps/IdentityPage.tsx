import { listIdentities, type RecordedIdentity } from '../api/invoicing';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { IdentityForm } from './IdentityForm';
import { t } from './t';

/** The screen of who the operator is in law: the form, and what papers carried before. */
export function IdentityPage() {
  const asked = useAnswer(listIdentities, 'identities');
  return (
    <Screen title={t('identity.title')}>
      <p>{t('identity.intro')}</p>
      <Loaded asked={asked} label={t('loading')} lines={10}>
        {({ identities }) => (
          <>
            {identities.length === 0 && <Notice kind="warning">{t('identity.none')}</Notice>}
            <IdentityForm known={identities[0]} />
            {identities.length > 0 && <History identities={identities} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function History({ identities }: { identities: readonly RecordedIdentity[] }) {
  return (
    <section class="section">
      <h3>{t('identity.history')}</h3>
      <List label={t('identity.history')} items={identities} itemKey={({ id }) => String(id)}>
        {({ name, legal_form, siret, recorded_at }) => (
          <div>
            <p>
              <strong>{name}</strong>, {legal_form}
            </p>
            <p class="quiet small">
              SIRET {siret} · {t('identity.recorded', { when: when(recorded_at) })}
            </p>
          </div>
        )}
      </List>
    </section>
  );
}
