import './books.css';
import { BookCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { explainMovements, listBooks, type Standing } from '../../api/books';
import { Acts } from '../../desk/Acts';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAct } from '../../desk/useAct';
import { useAnswer } from '../../desk/useAnswer';
import { day, euros } from '../../i18n';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { AccountBooks } from './AccountBooks';
import { t } from './t';

/** The screen of books beside bank: each account of ours at its last day, and what explains itself. */
export function BooksPage({ me }: { me: number }) {
  const asked = useAnswer(listBooks, 'books');
  return (
    <Screen title={t('title')}>
      <Loaded asked={asked} label={t('loading')} lines={6}>
        {({ accounts }) => (
          <>
            {accounts.length === 0 ? <Notice>{t('none')}</Notice> : <Verdict accounts={accounts} />}
            <Acts>
              <Explain onDone={asked.again} />
            </Acts>
            {accounts.map((account) => (
              <AccountBooks key={account.id} account={account} me={me} onChanged={asked.again} />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** Whether books and bank agree, in one sentence. */
function Verdict({ accounts }: { accounts: readonly Standing[] }) {
  const [wrong] = accounts.flatMap(({ first_difference: first }) => (first === null ? [] : [first]));
  if (wrong) return <Notice kind="error">{t('differs', { day: day(wrong.day), cents: euros(wrong.difference_cents) })}</Notice>;
  return accounts.some(({ last }) => last !== null) ? <Notice kind="good">{t('agrees')}</Notice> : null;
}

function Explain({ onDone }: { onDone: () => void }) {
  const [told, setTold] = useState<number | null>(null);
  const act = useAct(explainMovements, ({ explained }) => {
    setTold(explained);
    onDone();
  });
  return (
    <div class="section">
      <Button kind="main" icon={BookCheck} busy={act.busy} onPress={() => void act.run()}>
        {act.busy ? t('acting') : t('explain.action')}
      </Button>
      <p class="quiet small">{t('explain.what')}</p>
      {act.failure && <Notice kind="error">{failureText(act.failure)}</Notice>}
      {told !== null && <p role="status">{told === 0 ? t('explain.nothing') : t('explain.done', { n: told })}</p>}
    </div>
  );
}
