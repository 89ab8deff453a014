import { ChevronDown } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { LISTED_AS, type LinePage, type MonthFilter } from '../api/activity';
import { SERVICES } from '../api/wire/shapes';
import { td } from '../desk/t';
import { serviceText } from '../i18n/services';
import { toAddress } from '../lib/address';
import { tidy } from '../lib/tidy';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { SelectField } from '../ui/SelectField';
import { t } from './t';

interface FiltersProps {
  filter: MonthFilter;
  counts: LinePage['counts'];
}

/** The filters of the list, kept in the address. */
export function Filters({ filter, counts }: FiltersProps) {
  const [number, setNumber] = useState(filter.number);
  useEffect(() => setNumber(filter.number), [filter.number]);
  const all = LISTED_AS.reduce((sum, status) => sum + counts[status], 0);
  const narrow = (changed: Partial<MonthFilter>) => toAddress({ ...changed, page: '' });
  return (
    <form
      class="filters"
      role="search"
      aria-label={t('filter.title')}
      onSubmit={(event) => {
        event.preventDefault();
        narrow({ number: tidy(number) });
      }}
    >
      <div class="filters__status" role="group" aria-label={t('filter.status')}>
        <Button pressed={filter.status === ''} onPress={() => narrow({ status: '' })}>
          {td('filter.all')} ({all})
        </Button>
        {LISTED_AS.map((status) => (
          <Button key={status} pressed={filter.status === status} onPress={() => narrow({ status })}>
            {td(`status.${status}`)} ({counts[status]})
          </Button>
        ))}
      </div>
      <details class="filters__more" open={filter.service !== '' || filter.number !== ''}>
        <summary>
          {t('filter.more')}
          <Icon icon={ChevronDown} />
        </summary>
        <div class="filters__fields">
          <SelectField
            label={t('filter.service')}
            name="service"
            value={filter.service}
            options={[
              { value: '', label: t('filter.all_services') },
              ...SERVICES.map((key) => ({ value: key, label: serviceText(`service.${key}`) })),
            ]}
            onChange={(service) => narrow({ service })}
          />
          <div class="filters__number">
            <Field
              label={t('filter.number')}
              hint={t('filter.number_hint')}
              name="number"
              type="search"
              value={number}
              onInput={setNumber}
              input={{ maxLength: 30 }}
            />
            <Button submit>{td('filter.apply')}</Button>
          </div>
        </div>
      </details>
    </form>
  );
}
