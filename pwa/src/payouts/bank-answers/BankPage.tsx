import { useState } from 'preact/hooks';
import { type Imported, listAnswers } from '../../api/bank-answers';
import { Acts } from '../../desk/Acts';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { when } from '../../desk/when';
import { t } from '../t';
import { ChooseFile } from './ChooseFile';
import { Result } from './Result';
import { Unmatched } from './Unmatched';

/** The screen of the bank's answers: importing a file, its result, unmatched entries, earlier files. */
export function BankPage() {
  const asked = useAnswer(listAnswers, 'answers');
  const [latest, setLatest] = useState<Imported | null>(null);
  const imported = (answer: Imported) => {
    setLatest(answer);
    asked.again();
  };
  return (
    <Screen title={t('bank.title')}>
      <Acts>
        <ChooseFile onImported={imported} />
      </Acts>
      {latest && <Result key={latest.id} imported={latest} fresh />}
      <Loaded asked={asked} label={t('loading')} lines={4}>
        {({ imports, unmatched }) => (
          <>
            <Unmatched entries={unmatched} onChanged={asked.again} />
            <section class="section">
              <h3>{t('imports.title')}</h3>
              {imports.length === 0 && <p class="quiet">{t('imports.none')}</p>}
              {imports.map((one) => (
                <details key={one.id}>
                  <summary>{`${one.name} · ${when(one.imported_at)}`}</summary>
                  <Result imported={one} />
                </details>
              ))}
            </section>
          </>
        )}
      </Loaded>
    </Screen>
  );
}
