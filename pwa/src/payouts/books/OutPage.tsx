import './books.css';
import { HandCoins, Undo2 } from 'lucide';
import { type Disbursements, listDisbursements } from '../../api/books';
import { Acts } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Loaded } from '../../desk/Loaded';
import { Reveal } from '../../desk/Reveal';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { euros } from '../../i18n';
import { List } from '../../ui/List';
import { AskRefund, AskWithdrawal } from './Ask';
import { DisbursementLine } from './DisbursementLine';
import { t } from './t';

/** The screen of what two people order out: earned fees to withdraw, advances to give back, and what was asked for. */
export function OutPage({ me }: { me: number }) {
  const asked = useAnswer(listDisbursements, 'disbursements');
  return (
    <Screen title={t('out.title')}>
      <Loaded asked={asked} label={t('out.loading')} lines={6}>
        {(shown) => (
          <>
            <Facts facts={factsOf(shown)} />
            <Acts>
              <Asking shown={shown} onAsked={asked.again} />
            </Acts>
            <section class="section">
              <h3>{t('out.asked')}</h3>
              {shown.disbursements.length === 0 ? (
                <p class="quiet">{t('out.none')}</p>
              ) : (
                <List label={t('out.asked')} items={shown.disbursements} itemKey={({ number }) => number}>
                  {(one) => <DisbursementLine one={one} me={me} onDecided={asked.again} />}
                </List>
              )}
            </section>
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function factsOf({ earned_cents: earned, costs_cents: costs }: Disbursements): readonly (readonly [string, string])[] {
  return [[t('out.earned'), euros(earned)], ...(costs > 0 ? ([[t('out.costs'), euros(costs)]] as const) : [])];
}

function Asking({ shown, onAsked }: { shown: Disbursements; onAsked: () => void }) {
  if (shown.earned_cents === 0 && shown.advances.length === 0) return <p class="quiet">{t('out.nothing')}</p>;
  return (
    <>
      {shown.earned_cents > 0 && (
        <Reveal label={t('out.withdraw')} kind="quiet" icon={HandCoins}>
          {(close) => <AskWithdrawal most={shown.earned_cents} onClose={close} onAsked={onAsked} />}
        </Reveal>
      )}
      {shown.advances.length > 0 && (
        <Reveal label={t('out.refund')} kind="quiet" icon={Undo2}>
          {(close) => <AskRefund advances={shown.advances} onClose={close} onAsked={onAsked} />}
        </Reveal>
      )}
    </>
  );
}
