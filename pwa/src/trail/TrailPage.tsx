import './trail.css';
import { ListX } from 'lucide';
import { useState } from 'preact/hooks';
import { type Act, type ActFilter, actsExportOf, listActs } from '../api/trail';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Pages } from '../desk/Pages';
import { Screen } from '../desk/Screen';
import { useAnswer } from '../desk/useAnswer';
import { moment } from '../i18n';
import { EmptyState } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { SelectField } from '../ui/SelectField';
import { t } from './t';
import { changes, VERBS, what, who } from './words';

const ALL: ActFilter = { verb: '', first_day: '', last_day: '', page: '' };

/** The audit trail: who did what, newest first, with filters and the export. */
export function TrailPage() {
  const [filter, setFilter] = useState(ALL);
  const asked = useAnswer(() => listActs(filter), JSON.stringify(filter));
  const narrow = (changed: Partial<ActFilter>) => setFilter({ ...filter, page: '', ...changed });
  return (
    <Screen title={t('title')}>
      <p class="quiet">{t('intro')}</p>
      <div class="narrow">
        <SelectField
          label={t('filter.verb')}
          name="verb"
          value={filter.verb}
          options={[{ value: '', label: t('filter.all') }, ...VERBS.map((key) => ({ value: key.slice('verb.'.length), label: t(key) }))]}
          onChange={(verb) => narrow({ verb })}
        />
        <Field label={t('filter.first')} name="first_day" type="date" value={filter.first_day} onInput={(first_day) => narrow({ first_day })} />
        <Field label={t('filter.last')} name="last_day" type="date" value={filter.last_day} onInput={(last_day) => narrow({ last_day })} />
      </div>
      <Loaded asked={asked} label={t('loading')} lines={8}>
        {({ acts, page, pages, total }) =>
          total === 0 ? (
            <EmptyState icon={ListX} title={t('none_title')}>
              {t('none')}
            </EmptyState>
          ) : (
            <>
              <p class="quiet" role="status">
                {t('total', { n: total })}
              </p>
              <ul role="list" class="acts">
                {acts.map((act) => (
                  <ActLine key={act.id} act={act} />
                ))}
              </ul>
              <Pages page={page} pages={pages} onOpen={(wanted) => narrow({ page: String(wanted) })} />
              <a class="button" href={actsExportOf(filter, 'french')}>
                {t('export')}
              </a>
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function ActLine({ act }: { act: Act }) {
  const facts = changes(act);
  return (
    <li class="act">
      <b>{what(act)}</b>
      <span>{[who(act), act.organisation].filter((name) => name !== null).join(' · ')}</span>
      <span class="quiet small">{moment(act.done_at)}</span>
      {act.reason !== '' && <span>{t('reason', { reason: act.reason })}</span>}
      {facts.length > 0 && (
        <details>
          <summary>{t('details')}</summary>
          <Facts facts={facts} />
        </details>
      )}
    </li>
  );
}
