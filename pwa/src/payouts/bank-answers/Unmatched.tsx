import { useState } from 'preact/hooks';
import { type Entry, setAside } from '../../api/bank-answers';
import { Acts } from '../../desk/Acts';
import { Reveal } from '../../desk/Reveal';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { AreaField } from '../../ui/AreaField';
import { Button } from '../../ui/Button';
import { List } from '../../ui/List';
import { Notice } from '../../ui/Notice';
import { t } from '../t';
import { Assign } from './Assign';
import { Told } from './Result';

interface UnmatchedProps {
  entries: readonly Entry[];
  onChanged: () => void;
}

/** Bank entries that match no payment exactly: each stays until a person assigns or dismisses it. */
export function Unmatched({ entries, onChanged }: UnmatchedProps) {
  if (entries.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('unmatched.title', { n: entries.length })}</h3>
      <p class="quiet">{t('unmatched.what')}</p>
      <List label={t('unmatched.label')} items={entries} itemKey={({ id }) => String(id)}>
        {(entry) => (
          <div class="section unmatched">
            <Told entry={entry} />
            <Acts>
              {entry.cents !== null && (
                <Reveal label={t('assign.action')} kind="quiet">
                  {(close) => <Assign entry={entry} onClose={close} onDone={onChanged} />}
                </Reveal>
              )}
              <Reveal label={t('aside.action')} kind="quiet">
                {(close) => <Aside entry={entry} onClose={close} onDone={onChanged} />}
              </Reveal>
            </Acts>
          </div>
        )}
      </List>
    </section>
  );
}

function Aside({ entry, onClose, onDone }: { entry: Entry; onClose: () => void; onDone: () => void }) {
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const act = useAct(() => setAside(entry.id, note.trim()), onDone);

  function submit(event: Event): void {
    event.preventDefault();
    setMissing(note.trim() === '');
    if (note.trim() !== '') void act.run();
  }

  return (
    <form class="section" noValidate onSubmit={submit}>
      <AreaField
        label={t('aside.note')}
        hint={t('aside.hint')}
        name="note"
        value={note}
        error={missing ? t('aside.missing') : null}
        onInput={setNote}
      />
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={onClose}>{t('not_now')}</Button>
        <Button kind="main" submit busy={act.busy}>
          {act.busy ? t('acting') : t('aside.action')}
        </Button>
      </div>
    </form>
  );
}
