import { ListX } from 'lucide';
import { getBooks, type JournalFilter, KINDS, listEntries } from '../api/audit';
import { Loaded } from '../desk/Loaded';
import { MonthNav } from '../desk/MonthNav';
import { thisMonth } from '../desk/months';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { inAddress, oneOf, toAddress } from '../lib/address';
import { pageAfter } from '../listing/filters';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { SelectField } from '../ui/SelectField';
import { EntryLine } from './EntryLine';
import { t } from './t';

type Narrowed = Partial<JournalFilter>;
const monthInAddress = (): string => (/^20\d\d-(0[1-9]|1[0-2])$/.test(inAddress('mois')) ? inAddress('mois') : thisMonth());
const digits = (text: string): string => (/^[1-9]\d{0,8}$/.test(text) ? text : '');
const NONE = { kind: '', campaign_id: '', organisation_id: '', page: '' };

/** A month's lines of the ledger, newest first, filtered by event, campaign or organisation; the address keeps it. */
export function JournalPage() {
  const filter: JournalFilter = {
    month: monthInAddress(),
    kind: oneOf(KINDS, inAddress('sorte')),
    campaign_id: digits(inAddress('campagne')),
    organisation_id: digits(inAddress('structure')),
    page: digits(pageAfter()),
  };
  const asked = useAnswer(() => listEntries(filter), JSON.stringify(filter));
  const narrow = (changed: Narrowed) => {
    const { month, kind, campaign_id, organisation_id, page } = { ...filter, page: '', ...changed };
    toAddress({ mois: month, sorte: kind, campagne: campaign_id, structure: organisation_id, apres: page }, location.hash);
  };
  const owner = asked.value?.lines.find((one) => String(one.organisation_id) === filter.organisation_id)?.organisation ?? '';
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
                    onOrganisation={(one) => narrow({ organisation_id: String(one.organisation_id) })}
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
