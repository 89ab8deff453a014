import { ClipboardList } from 'lucide';
import { useState } from 'preact/hooks';
import { type Group, listApplications, type QueueLine } from '../api/admission/applications';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { structureText } from '../i18n/structures';
import { EmptyState } from '../ui/EmptyState';
import { List } from '../ui/List';
import { SelectField } from '../ui/SelectField';
import { applicationScreen } from './screens';
import { t } from './t';
import { capacitiesText, placeText } from './words';

const GROUPS: readonly Group[] = ['waiting', 'asked', 'over'];

/** The queue of applications, those that wait for the operator first. */
export function QueuePage() {
  const [group, setGroup] = useState<Group>('waiting');
  const [page, setPage] = useState(1);
  const asked = useAnswer(() => listApplications(group, page), `${group} ${page}`);
  return (
    <Screen title={t('queue.title')}>
      <SelectField
        label={t('queue.group')}
        name="group"
        value={group}
        options={GROUPS.map((value) => ({ value, label: t(`queue.${value}`) }))}
        onChange={(chosen) => {
          setGroup(GROUPS.find((one) => one === chosen) ?? 'waiting');
          setPage(1);
        }}
      />
      <Loaded asked={asked} label={t('queue.loading')} lines={6}>
        {({ applications, page: shown, pages }) =>
          applications.length === 0 ? (
            <EmptyState icon={ClipboardList} title={t('queue.none_title')}>
              {t('queue.none')}
            </EmptyState>
          ) : (
            <>
              <List label={t('queue.title')} items={applications} itemKey={({ id }) => String(id)}>
                {(one) => (
                  <Opener icon={ClipboardList} pressing={group === 'waiting'} title={one.name} details={detailsOf(one)} screen={applicationScreen(one.id)} />
                )}
              </List>
              <Pages page={shown} pages={pages} onOpen={setPage} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function detailsOf(one: QueueLine): string[] {
  const since = one.submitted_at === null ? '' : t('queue.since', { when: when(one.submitted_at) });
  return [structureText(`state.${one.state}`), placeText(one), capacitiesText(one.capacities), since].filter(Boolean);
}
