import '../../desk/desk.css';
import { CircleCheck, CircleHelp, UserCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { listToExplain, type Match, type ToExplain } from '../../api/matching';
import { Loaded } from '../../desk/Loaded';
import { Opener } from '../../desk/Opener';
import { Pages } from '../../desk/Pages';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { day } from '../../i18n';
import { movementScreen } from '../../matching/screens';
import { EmptyState } from '../../ui/EmptyState';
import { List } from '../../ui/List';
import { t } from '../../matching/t';
import { ageInWords, kindInWords, reasonsInWords, sharesInWords, signed } from '../../matching/words';

/** The screen of what our bank accounts have and our books do not say, the oldest first. */
export function ToExplainPage() {
  const [page, setPage] = useState(1);
  const asked = useAnswer(() => listToExplain(page), `to explain ${page}`);
  return (
    <Screen title={t('title')}>
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {(found) => (
          <>
            <Waiting waiting={found.waiting} />
            {found.total === 0 ? (
              <EmptyState icon={CircleCheck} title={t('list.none_title')}>
                {t('list.none')}
              </EmptyState>
            ) : (
              <>
                <p role="status">
                  {t('list.total', { n: found.total })}. {sumsOf(found.came_cents, found.left_cents)}
                </p>
                <List label={t('title')} items={found.movements} itemKey={({ id }) => String(id)}>
                  {(movement) => <Opener icon={CircleHelp} {...wordsOf(movement)} />}
                </List>
                <Pages page={found.page} pages={found.pages} onOpen={setPage} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Waiting({ waiting }: { waiting: readonly Match[] }) {
  if (waiting.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('waiting.title')}</h3>
      <List label={t('waiting.title')} items={waiting} itemKey={({ id }) => String(id)}>
        {(match) => (
          <Opener
            icon={UserCheck}
            pressing={!match.is_own}
            title={`${kindInWords(match)} · ${signed(match.cents)}`}
            details={[match.party, t('waiting.by', { name: match.made_by ?? t('match.console') })].filter((one) => one !== '')}
            screen={movementScreen(match.movement_id)}
          />
        )}
      </List>
    </section>
  );
}

/** What came and what left, each if there is any. */
function sumsOf(came: number, gone: number): string {
  const told = [...(came === 0 ? [] : [t('list.came', { came: signed(came) })]), ...(gone === 0 ? [] : [t('list.gone', { gone: signed(gone) })])];
  return told.join(' ');
}

function wordsOf(movement: ToExplain) {
  const { suggestion, cents, left_cents } = movement;
  const rest = left_cents === cents ? [] : [t('list.left', { cents: signed(left_cents), total: signed(cents) })];
  const told = suggestion === null ? [] : [`${sharesInWords(suggestion).join(', ')} (${reasonsInWords(suggestion)})`];
  const none = suggestion === null && cents > 0 ? [t('list.nothing')] : [];
  return {
    title: [signed(cents), movement.party].filter((one) => one !== '').join(' · '),
    details: [...(movement.is_blocked ? [t('reason.iban_blocked')] : []), movement.text, `${day(movement.day)}, ${ageInWords(movement.age_days)} · ${movement.account}`, ...rest, ...told, ...none].filter((one) => one !== ''),
    screen: movementScreen(movement.id),
  };
}
