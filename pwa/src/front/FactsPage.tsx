import { useState } from 'preact/hooks';
import { changeFacts, type Face, type FactName, type Facts, getFace } from '../api/front/facts';
import { useReadsOnly } from '../desk/Acts';
import { Facts as FactList } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { useAnswer } from '../desk/useAnswer';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface Group {
  title: 'facts.contact' | 'facts.legal' | 'facts.host' | 'facts.dpo';
  names: readonly FactName[];
}

const GROUPS: readonly Group[] = [
  { title: 'facts.contact', names: ['phone', 'email', 'address', 'hours'] },
  { title: 'facts.legal', names: ['director'] },
  { title: 'facts.host', names: ['host_name', 'host_address', 'host_phone'] },
  { title: 'facts.dpo', names: ['dpo_name', 'dpo_email'] },
];
const LINES: readonly FactName[] = ['address', 'hours', 'host_address'];
const MAILS: readonly FactName[] = ['email', 'dpo_email'];

/** The screen of what the public pages say of the operator, and what they lack. */
export function FactsPage() {
  const asked = useAnswer(getFace, 'face');
  const reads = useReadsOnly();
  return (
    <Screen title={t('facts.title')}>
      <Loaded asked={asked} label={t('loading')} lines={8}>
        {(face) => (
          <>
            <Missing face={face} />
            {reads ? <FactsRead facts={face.facts} /> : <FactsForm facts={face.facts} />}
            <Identity face={face} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Missing({ face }: { face: Face }) {
  if (face.missing.length === 0) return <Notice kind="good">{t('facts.complete')}</Notice>;
  return (
    <Notice kind="warning" title={t('facts.missing')}>
      {face.missing.map((name) => t(`fact.${name}`)).join(' · ')}
    </Notice>
  );
}

function FactsRead({ facts }: { facts: Facts }) {
  const told = GROUPS.flatMap(({ names }) => names).filter((name) => facts[name] !== '');
  return <FactList facts={told.map((name) => [t(`fact.${name}`), facts[name]])} />;
}

function FactsForm({ facts }: { facts: Facts }) {
  const [typed, setTyped] = useState<Partial<Facts>>({});
  const [saved, setSaved] = useState(false);
  const act = useAct(
    () => changeFacts(typed),
    () => {
      setTyped({});
      setSaved(true);
    },
  );

  function field(name: FactName) {
    const props = {
      key: name,
      name,
      label: t(`fact.${name}`),
      value: typed[name] ?? facts[name],
      onInput: (value: string) => {
        setSaved(false);
        setTyped({ ...typed, [name]: value });
      },
    };
    return LINES.includes(name) ? <AreaField {...props} /> : <Field {...props} type={MAILS.includes(name) ? 'email' : 'text'} />;
  }

  return (
    <form
      class="section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act.run();
      }}
    >
      {GROUPS.map(({ title, names }) => (
        <div key={title} class="stack">
          <h3>{t(title)}</h3>
          {names.map(field)}
        </div>
      ))}
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <p role="status">{saved && t('facts.saved')}</p>
      <Button kind="main" submit busy={act.busy}>
        {t(act.busy ? 'saving' : 'facts.save')}
      </Button>
    </form>
  );
}

function Identity({ face: { operator } }: { face: Face }) {
  return (
    <section class="stack">
      <h3>{t('fact.identity')}</h3>
      {operator === null ? (
        <p class="quiet">{t('facts.no_identity')}</p>
      ) : (
        <FactList
          facts={[
            [t('identity.name'), `${operator.name}, ${operator.legal_form}`],
            [t('identity.siret'), operator.siret],
            [t('fact.address'), `${operator.address}, ${operator.postcode} ${operator.city}`],
            [t('fact.email'), operator.email],
          ]}
        />
      )}
    </section>
  );
}
