import './listing.css';
import { Search } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { SelectField } from '../ui/SelectField';
import { type Chosen, choose, type Filter } from './filters';
import { t } from './t';

interface FilterFormProps {
  filters: readonly Filter[];
  chosen: Chosen;
}

/** The form of declared filters. A choice narrows at once; what is typed, when it is sent. */
export function FilterForm({ filters, chosen }: FilterFormProps) {
  const [typed, setTyped] = useState(chosen);
  const known = JSON.stringify(chosen);
  useEffect(() => setTyped(chosen), [known]);
  return (
    <form
      class="finder"
      role="search"
      aria-label={t('filter.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        choose(filters, typed);
      }}
    >
      <div class="finder__fields">
        {filters.map((filter) => (
          <One
            key={filter.name}
            filter={filter}
            value={typed[filter.name] ?? ''}
            onType={(value) => setTyped({ ...typed, [filter.name]: value })}
            onChoose={(value) => choose(filters, { ...typed, [filter.name]: value })}
          />
        ))}
      </div>
      <div class="finder__acts">
        <Button submit icon={Search}>
          {t('filter.apply')}
        </Button>
        {Object.values(chosen).some((value) => value !== '') && (
          <Button kind="quiet" onPress={() => choose(filters, {})}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface OneProps {
  filter: Filter;
  value: string;
  onType: (value: string) => void;
  onChoose: (value: string) => void;
}

function One({ filter, value, onType, onChoose }: OneProps) {
  const named = { label: filter.label, hint: filter.hint, name: filter.name, value };
  if (filter.kind === 'choice') {
    return <SelectField {...named} options={[{ value: '', label: filter.all }, ...filter.options]} onChange={onChoose} />;
  }
  if (filter.kind === 'day') return <Field {...named} type="date" onInput={onType} />;
  const digits = filter.kind === 'digits' && { inputMode: 'numeric' as const };
  return <Field {...named} onInput={onType} input={{ ...digits, maxLength: filter.maxLength ?? 100 }} />;
}
