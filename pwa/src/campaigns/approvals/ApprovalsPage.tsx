import './approvals.css';
import { Building2, Search } from 'lucide';
import { useState } from 'preact/hooks';
import { APPROVAL_STATES, type ApprovalsPage as Shown, type ApprovalState, listApprovals } from '../../api/approvals';
import type { Side } from '../../api/expiry';
import { Loaded } from '../../desk/Loaded';
import { Pages } from '../../desk/Pages';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Field } from '../../ui/Field';
import { List } from '../../ui/List';
import { ApprovalRow } from './ApprovalRow';
import { Need } from './Need';
import { t } from './t';

const NOTHING = { state: '' as ApprovalState | '', text: '' };

/** The screen of who redeems in a campaign: for the sponsor and the operator to approve, refuse and withdraw. */
export function ApprovalsPage({ campaignId, side }: { campaignId: number; side: Side }) {
  const [wanted, setWanted] = useState(NOTHING);
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ ...wanted, page: String(page) }).toString();
  const asked = useAnswer(() => listApprovals(campaignId, query), `approvals ${campaignId} ${query}`);
  const narrow = (changed: Partial<typeof NOTHING>): void => {
    setWanted({ ...wanted, ...changed });
    setPage(1);
  };
  return (
    <Screen title={t('title')}>
      <Loaded asked={asked} label={t('loading')} lines={8}>
        {(shown) => (
          <>
            <p>{t(shown.needs_approval ? 'chosen.intro' : 'all.intro')}</p>
            {shown.needs_approval && (
              <>
                <Find onFind={(text) => narrow({ text })} />
                <States shown={shown} state={wanted.state} onChoose={(state) => narrow({ state })} />
                <Organisations campaignId={campaignId} shown={shown} onDecided={asked.again} />
                <Pages page={shown.page} pages={shown.pages} onOpen={setPage} />
              </>
            )}
            {side === 'operator' && <Need campaignId={campaignId} needed={shown.needs_approval} onChanged={asked.again} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Find({ onFind }: { onFind: (text: string) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <form
      class="approvals__find"
      role="search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onFind(typed.trim());
      }}
    >
      <Field label={t('find')} hint={t('find.hint')} name="text" type="search" value={typed} onInput={setTyped} input={{ maxLength: 100 }} />
      <Button submit icon={Search}>
        {t('find.go')}
      </Button>
    </form>
  );
}

interface StatesProps {
  shown: Shown;
  state: ApprovalState | '';
  onChoose: (state: ApprovalState | '') => void;
}

function States({ shown, state, onChoose }: StatesProps) {
  const there = APPROVAL_STATES.filter((one) => (shown.states[one] ?? 0) > 0 || one === state);
  const all = Object.values(shown.states).reduce((sum, n) => sum + n, 0);
  return (
    <div class="approvals__states" role="group" aria-label={t('filter')}>
      <Button pressed={state === ''} onPress={() => onChoose('')}>
        {t('filter.all')} ({all})
      </Button>
      {there.map((one) => (
        <Button key={one} pressed={state === one} onPress={() => onChoose(one)}>
          {t(`state.${one}`)} ({shown.states[one] ?? 0})
        </Button>
      ))}
    </div>
  );
}

function Organisations({ campaignId, shown, onDecided }: { campaignId: number; shown: Shown; onDecided: () => void }) {
  if (shown.total === 0) {
    return (
      <EmptyState icon={Building2} title={t('none_title')}>
        {t('none')}
      </EmptyState>
    );
  }
  return (
    <List label={t('title')} items={shown.organisations} itemKey={({ id }) => String(id)}>
      {(one) => <ApprovalRow campaignId={campaignId} one={one} onDecided={onDecided} />}
    </List>
  );
}
