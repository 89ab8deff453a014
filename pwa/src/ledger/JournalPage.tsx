import { ListX } from 'lucide';
import { useState } from 'preact/hooks';
import { getBooks, type JournalFilter, KINDS, listEntries } from '../api/audit';
import { Loaded } from '../desk/Loaded';
import { MonthNav } from '../desk/MonthNav';
import { thisMonth } from '../desk/months';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { SelectField } from '../ui/SelectField';
import { EntryLine } from './EntryLine';
import { t } from './t';

type Narrowed = Partial<JournalFilter>;
const NONE = { kind: '', campaign_id: '', organisation_id: '', page: '' };

/** A month's lines of the ledger, newest first, filtered by event, campaign or organisation. */
export function JournalPage() {
  const [filter, setFilter] = useState<JournalFilter>({ month: thisMonth(), ...NONE });
  const [owner, setOwner] = useState('');
  const asked = useAnswer(() => listEntries(filter), JSON.stringify(filter));
  const narrow = (changed: Narrowed) => setFilter({ ...filter, page: '', ...changed });
  return (
    <Screen title={t('journal.title')}>
      <MonthNav month={filter.month} closedAt={undefined} onOpen={(month) => narrow({ month })} />
      <Filters filter={filter} owner={owner} onNarrow={narrow} />
      <Loaded asked={asked} label={t('journal.loading')} lines={8}>
        {(journal) =>
          journal.total === 0 ? (
            <EmptyState icon={ListX} title={t('journal.none_title')}>
              {t('journal.none')}
            </EmptyState>
          ) : (
            <>
              <p class="quiet" role="status">
                {t('journal.total', { n: journal.total })}
              </p>
              <ul role="list" class="entries">
                {journal.lines.map((entry) => (
                  <EntryLine
                    key={`${entry.kind} ${entry.event_id}`}
                    entry={entry}
                    onCampaign={(one) => narrow({ campaign_id: String(one.campaign_id) })}
                    onOrganisation={(one) => {
                      setOwner(one.organisation ?? '');
                      narrow({ organisation_id: String(one.organisation_id) });
                    }}
                  />
                ))}
              </ul>
              <Pages page={journal.page} pages={journal.pages} onOpen={(page) => narrow({ page: String(page) })} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

interface FiltersProps {
  filter: JournalFilter;
  owner: string;
  onNarrow: (changed: Narrowed) => void;
}

function Filters({ filter, owner, onNarrow }: FiltersProps) {
  const books = useAnswer(getBooks, 'books');
  const campaigns = books.value?.campaigns ?? [];
  const narrowed = (filter.kind || filter.campaign_id || filter.organisation_id) !== '';
  return (
    <div class="narrow">
      <SelectField
        label={t('filter.kind')}
        name="kind"
        value={filter.kind}
        options={[
          { value: '', label: t('filter.all_kinds') },
          ...KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        ]}
        onChange={(kind) => onNarrow({ kind })}
      />
      <SelectField
        label={t('filter.campaign')}
        name="campaign"
        value={filter.campaign_id}
        options={[
          { value: '', label: t('filter.all_campaigns') },
          ...campaigns.map((one) => ({ value: String(one.campaign_id), label: `${one.name} · ${one.sponsor}` })),
        ]}
        onChange={(campaign_id) => onNarrow({ campaign_id })}
      />
      {filter.organisation_id !== '' && <p>{t('filter.organisation', { name: owner })}</p>}
      {narrowed && <Button onPress={() => onNarrow(NONE)}>{t('filter.clear')}</Button>}
    </div>
  );
}
