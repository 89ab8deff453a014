import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button';
import { locale } from '../../language';
import { t } from '../../t';
import { weekdayInWords } from '../../words';
import { SERVICES } from '../services';
import { Chips } from './Chips';
import { ACCESS, isNothing, NOTHING, SPOKEN, type Wanted, WEEKDAYS, WHEN } from './wanted';

/** The services most asked for come first; the others are one press away. */
const FIRST = 3;

/** What a place must have: buttons that stay pressed, one of each group. */
export function WantedForm({ wanted, onWant }: { wanted: Wanted; onWant: (wanted: Wanted) => void }) {
  const [all, setAll] = useState(false);
  const services = SERVICES.filter((service, index) => all || index < FIRST || service === wanted.service);
  const want = (choice: Partial<Wanted>) => onWant({ ...wanted, ...choice });
  return (
    <div class="wanted">
      <Chips
        legend={t('find.service')}
        keys={services}
        chosen={wanted.service}
        say={(service) => t(`service.${service}`)}
        onChoose={(service) => want({ service })}
      >
        {!all && (
          <Button kind="quiet" onPress={() => setAll(true)}>
            {t('find.services')}
          </Button>
        )}
      </Chips>
      <Chips
        legend={t('find.when')}
        keys={WHEN}
        chosen={wanted.when}
        say={(when) => (when === 'now' ? t('find.now') : weekdayInWords(WEEKDAYS.indexOf(when)))}
        onChoose={(when) => want({ when })}
      />
      <details class="place__more" open={wanted.access !== null || wanted.language !== null}>
        <summary>{t('find.others')}</summary>
        <Chips
          legend={t('find.access')}
          keys={ACCESS}
          chosen={wanted.access}
          say={(access) => t(`access.${access}`)}
          onChoose={(access) => want({ access })}
        />
        <Chips
          legend={t('find.language')}
          keys={SPOKEN}
          chosen={wanted.language}
          say={(language) => (language === 'lsf' ? t('find.lsf') : named(language))}
          onChoose={(language) => want({ language })}
        />
      </details>
      {!isNothing(wanted) && (
        <Button kind="quiet" onPress={() => onWant(NOTHING)}>
          {t('find.clear')}
        </Button>
      )}
    </div>
  );
}

/** A language in the page's language. */
function named(language: string): string {
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(language) ?? language;
}
