import { Building2 } from 'lucide';
import { listWorkplaces } from '../api/people';
import type { Me } from '../api/wire/people';
import { useReadsOnly } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { FoundPeople } from './FoundPeople';
import { PeopleOf } from './PeopleOf';
import { organisationScreen, type PeopleScreen } from './screens';
import { t } from './t';

/** The people that someone looks after, or reads: of one organisation at a time, or all. */
export function PeopleScreens({ screen, me }: { screen: PeopleScreen; me: Me }) {
  const all = useReadsOnly() || me.roles.includes('operator');
  return (
    <Screen title={t('title')} key={JSON.stringify(screen)}>
      {screen.kind === 'organisation' && <PeopleOf organisationId={screen.id} me={me} />}
      {screen.kind === 'people' && (all ? <OfAll me={me} /> : <OfOwn me={me} />)}
    </Screen>
  );
}

/** One's own organisation at once; of several, the choice. */
function OfOwn({ me }: { me: Me }) {
  const asked = useAnswer(() => listWorkplaces(), 'workplaces');
  return (
    <Loaded asked={asked} label={t('loading')}>
      {({ organisations }) => {
        const [only, ...others] = organisations;
        if (only && others.length === 0) return <PeopleOf organisationId={only.id} me={me} />;
        return (
          <>
            <p>{t('organisations_which')}</p>
            <Organisations organisations={organisations} />
          </>
        );
      }}
    </Loaded>
  );
}

/** For the operator, and an auditor: the scheme's own people, then everybody's, searched. */
function OfAll({ me }: { me: Me }) {
  return (
    <>
      <PeopleOf organisationId={null} me={me} />
      <FoundPeople />
    </>
  );
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly people: number;
  readonly waiting: number;
}

function Organisations({ organisations }: { organisations: readonly Found[] }) {
  return (
    <div class="stack">
      {organisations.map(({ id, name, people, waiting }) => (
        <Opener
          key={id}
          icon={Building2}
          title={name}
          details={[t('count', { n: people }), ...(waiting > 0 ? [t('waiting', { n: waiting })] : [])]}
          screen={organisationScreen(id)}
        />
      ))}
    </div>
  );
}
