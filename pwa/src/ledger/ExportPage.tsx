import { Download } from 'lucide';
import { useState } from 'preact/hooks';
import { getJournal, type JournalExport } from '../api/accounting';
import { firstDayOf, lastDayOf, lastWholeMonth } from '../desk/months';
import { Screen } from '../desk/Screen';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { downloadFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Field } from '../ui/Field';
import { Notice } from '../ui/Notice';
import { t } from './t';

const FORMATS = ['fec', 'french', 'standard'] as const;

/** The journal of a period as a file for the accountant; at first, of the last month that is over. */
export function ExportPage() {
  const month = lastWholeMonth();
  const [wanted, setWanted] = useState<JournalExport>({ first_day: firstDayOf(month), last_day: lastDayOf(month), format: 'fec' });
  const [made, setMade] = useState('');
  const act = useAct(
    () => getJournal(wanted),
    (file: File) => {
      setMade(file.name);
      downloadFile(file);
    },
  );
  const change = (changed: Partial<JournalExport>) => {
    setMade('');
    setWanted({ ...wanted, ...changed });
  };
  return (
    <Screen title={t('books.title')}>
      <p>{t('books.intro')}</p>
      <div class="narrow">
        <Field label={t('books.first')} name="first_day" type="date" value={wanted.first_day} onInput={(first_day) => change({ first_day })} />
        <Field
          label={t('books.last')}
          hint={t('books.last_hint')}
          name="last_day"
          type="date"
          value={wanted.last_day}
          onInput={(last_day) => change({ last_day })}
        />
      </div>
      <Choices
        legend={t('books.format')}
        choices={FORMATS.map((value) => ({ value, label: t(`books.${value}`) }))}
        value={wanted.format}
        onChoose={(format) => change({ format })}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {made !== '' && <Notice kind="good">{t('books.done', { name: made })}</Notice>}
      <div class="button-row">
        <Button kind="main" icon={Download} busy={act.busy} onPress={() => void act.run()}>
          {t('books.download')}
        </Button>
      </div>
      <p class="quiet">{t('books.kept')}</p>
    </Screen>
  );
}
