import { Package } from 'lucide';
import { useState } from 'preact/hooks';
import type { Place, Run, Transfer } from '../../api/stock';
import { Button } from '../../ui/Button';
import { Choices } from '../../ui/Choices';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/SelectField';
import { t } from '../t';
import { ConfirmSending } from './ConfirmSending';
import { check, type Checked, NOTHING, type Typed } from './picking';
import { Row } from './Row';
import { Singles } from './Singles';

interface SendFormProps {
  runs: readonly Run[];
  places: readonly Place[];
  onSent: (transfer: Transfer) => void;
}

/** The form: which booklets, and where to. */
export function SendForm({ runs, places, onSent }: SendFormProps) {
  const [typed, setTyped] = useState<Typed>(NOTHING);
  const [checked, setChecked] = useState<Checked | null>(null);
  const problem = checked?.ok === false ? checked.problem : null;
  const change = (changed: Typed) => {
    setTyped(changed);
    setChecked(null);
  };
  if (runs.length === 0) {
    return (
      <EmptyState icon={Package} title={t('send.none_title')}>
        {t('send.none')}
      </EmptyState>
    );
  }
  return (
    <form
      class="section stock-form"
      aria-label={t('send.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(check(typed));
      }}
    >
      <Choices
        legend={t('send.which')}
        value={typed.mode}
        onChoose={(mode) => change({ ...typed, mode })}
        choices={[
          { value: 'row', label: t('send.row'), detail: t('send.row_detail') },
          { value: 'single', label: t('send.single'), detail: t('send.single_detail') },
        ]}
      />
      {typed.mode === 'row' ? (
        <Row runs={runs} typed={typed} problem={problem} onType={change} />
      ) : (
        <Singles listed={typed.listed} problem={problem} onList={(listed) => change({ ...typed, listed })} />
      )}
      <SelectField
        label={t('send.to')}
        name="to"
        value={typed.to}
        options={[{ value: '', label: t('send.choose') }, ...places.map(({ id, name }) => ({ value: String(id), label: name }))]}
        error={problem === 'to' ? t('send.to_missing') : null}
        onChange={(to) => change({ ...typed, to })}
      />
      <Button kind="main" submit>
        {t('send.check')}
      </Button>
      {checked?.ok && (
        <ConfirmSending
          checked={checked}
          to={places.find(({ id }) => id === checked.to)?.name ?? ''}
          onSent={onSent}
          onClose={() => setChecked(null)}
        />
      )}
    </form>
  );
}
