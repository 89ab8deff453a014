import './conflicts.css';
import { useState } from 'preact/hooks';
import type { Line } from '../api/activity';
import { type Case, type CasePage, listDecidedConflicts, listWaitingConflicts } from '../api/conflicts';
import { Acts } from '../desk/Acts';
import { Loaded } from '../desk/Loaded';
import { monthName } from '../desk/months';
import { Pages } from '../desk/Pages';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { inAddress, pageInAddress, toAddress } from '../lib/address';
import { closeScreen, openScreen, route } from '../nav/route';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { ApplyRule } from './ApplyRule';
import { CaseDialog } from './CaseDialog';
import { CONFLICTS_ID } from './screens';
import { t } from './t';
import { standingWord, whyNot } from './words';

interface ConflictsProps {
  month: string;
  onDecided: () => void;
}

/** The desk of conflicts: those that wait for the operator, and those of a month that are decided. */
export function Conflicts({ month, onDecided }: ConflictsProps) {
  const decided = inAddress('conflicts') === 'decided';
  const page = pageInAddress();
  const asked = useAnswer(
    () => (decided ? listDecidedConflicts(month, page) : listWaitingConflicts(page)),
    `${decided ? month : ''} ${page}`,
  );
  const [last, setLast] = useState<Case | null>(null);
  const changed = (now: Case | null): void => {
    setLast(now);
    asked.again();
    onDecided();
  };
  const show = (state: string) => () => toAddress({ conflicts: state, page: '' });
  return (
    <section class="section" id={CONFLICTS_ID} tabIndex={-1}>
      <h2>{t('desk.title')}</h2>
      <div class="conflict__tabs" role="group" aria-label={t('desk.show')}>
        <Button pressed={!decided} onPress={show('')}>
          {t('desk.waiting', { n: asked.value?.waiting ?? 0 })}
        </Button>
        <Button pressed={decided} onPress={show('decided')}>
          {t('desk.decided', { month: monthName(month) })}
        </Button>
      </div>
      <Loaded asked={asked} label={t('desk.loading')}>
        {(found) => {
          const screen = route.value.screen;
          const open = [...(last ? [last] : []), ...found.cases].find(({ conflict }) => conflict.id === screen);
          return (
            <>
              <Cases found={found} none={decided ? t('desk.none_decided', { month: monthName(month) }) : t('desk.none_waiting')} />
              {!decided && (
                <Acts>
                  <ApplyRule onApplied={() => changed(null)} />
                </Acts>
              )}
              {open && <CaseDialog shown={open} onClose={closeScreen} onDecided={changed} />}
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Cases({ found, none }: { found: CasePage; none: string }) {
  if (found.cases.length === 0) return <p class="quiet">{none}</p>;
  return (
    <>
      <List label={t('desk.title')} items={found.cases} itemKey={({ conflict }) => conflict.id}>
        {(one) => <Row shown={one} />}
      </List>
      <Pages page={found.page} pages={found.pages} onOpen={(other) => toAddress({ page: String(other) })} />
    </>
  );
}

function Row({ shown: { conflict, winner } }: { shown: Case }) {
  const { guarantee } = conflict;
  const waits = guarantee?.state === 'waiting';
  return (
    <button type="button" class="conflict" onClick={() => openScreen(conflict.id)}>
      <span class="conflict__voucher">{t('case.voucher', { number: conflict.voucher ?? '' })}</span>
      <span>{t('case.at', placed(conflict))}</span>
      <span>{t('case.first', placed(winner))}</span>
      <span class="quiet">{waits ? whyNot(guarantee).join(' ') : standingWord(conflict)}</span>
    </button>
  );
}

function placed({ venue, recorded_at }: Line): { venue: string; commune: string; when: string } {
  return { venue: venue.name, commune: venue.commune, when: when(recorded_at) };
}
