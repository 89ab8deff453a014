import './listing.css';
import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
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

/** The form of declared filters, a text first. A choice narrows at once; what is typed, when it is sent. */
export function FilterForm({ filters, chosen }: FilterFormProps) {
  const [typed, setTyped] = useState(chosen);
  const known = JSON.stringify(chosen);
  useEffect(() => setTyped(chosen), [known]);
  const first = filters.find(({ kind }) => kind === 'text');
  const rest = filters.filter((filter) => filter !== first);
  const one = (filter: Filter) => (
    <One
      key={filter.name}
      filter={filter}
      value={typed[filter.name] ?? ''}
      onType={(value) => setTyped({ ...typed, [filter.name]: value })}
      onChoose={(value) => choose(filters, { ...typed, [filter.name]: value })}
    />
  );
  const acts = (
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
  );
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
      {first && <div class="finder__text">{one(first)}</div>}
      {first && acts}
      {rest.length > 0 && (
        <More folded={first !== undefined} open={rest.some(({ name }) => (chosen[name] ?? '') !== '')}>
          <div class="finder__fields">{rest.map(one)}</div>
        </More>
      )}
      {!first && acts}
    </form>
  );
}

const WIDE = '(min-width: 56.25rem)';

/** What a list with a text to look for can also be narrowed by: on a phone behind a tap, unless it is used. */
function More({ folded, open, children }: { folded: boolean; open: boolean; children: ComponentChildren }) {
  const [wide] = useState(() => matchMedia(WIDE).matches);
  if (!folded) return <>{children}</>;
  return (
    <details class="finder__more" open={open || wide}>
      <summary>{t('filter.more')}</summary>
      {children}
    </details>
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
