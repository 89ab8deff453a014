import '../../desk/desk.css';
import '../bank-statements/bank-statements.css';
import { getMovement, type SeenMovement } from '../../api/matching';
import { Acts } from '../../desk/Acts';
import { Facts } from '../../desk/Facts';
import { Loaded } from '../../desk/Loaded';
import { Screen } from '../../desk/Screen';
import { useAnswer } from '../../desk/useAnswer';
import { day } from '../../i18n';
import { MovementLine } from '../bank-statements/MovementLine';
import { Notice } from '../../ui/Notice';
import { ChoosePart } from './ChoosePart';
import { MatchCard } from './MatchCard';
import { Suggested } from './Suggested';
import { t } from '../../matching/t';
import { signed } from '../../matching/words';

/** The screen of one movement: what is left of it, what it may be and why, what people said it is. */
export function MovementPage({ movementId }: { movementId: number }) {
  const asked = useAnswer(() => getMovement(movementId), `movement ${movementId}`);
  return (
    <Loaded asked={asked} label={t('loading')} lines={6}>
      {(seen) => (
        <Screen title={t('movement.title', { day: day(seen.movement.day) })}>
          <MovementLine movement={seen.movement} />
          {seen.is_blocked && (
            <Notice kind="warning" title={t('movement.blocked')}>
              {t('movement.blocked_todo')}
            </Notice>
          )}
          <Facts
            facts={[
              [t('movement.account'), seen.account],
              [t('movement.left'), signed(seen.left_cents)],
            ]}
          />
          <Matches seen={seen} onChanged={asked.again} />
          {seen.left_cents !== 0 && <MayBe seen={seen} onChanged={asked.again} />}
          {isExplained(seen) && <Notice kind="good">{t('movement.explained')}</Notice>}
        </Screen>
      )}
    </Loaded>
  );
}

/** Nothing is left, and nothing waits for a second person. */
const isExplained = ({ left_cents, matches }: SeenMovement) => left_cents === 0 && matches.every(({ state }) => state !== 'proposed');

interface PartProps {
  seen: SeenMovement;
  onChanged: () => void;
}

function Matches({ seen, onChanged }: PartProps) {
  if (seen.matches.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('movement.matches')}</h3>
      {seen.matches.map((match) => (
        <MatchCard key={`${match.id} ${match.state}`} match={match} onChanged={onChanged} />
      ))}
    </section>
  );
}

function MayBe({ seen, onChanged }: PartProps) {
  return (
    <section class="section">
      <h3>{t('movement.suggestions')}</h3>
      {seen.suggestions.length === 0 && <p class="quiet">{t('movement.none')}</p>}
      {seen.suggestions.map(({ payment, suggestion }, index) => (
        <Suggested key={index} movementId={seen.movement.id} payment={payment} suggestion={suggestion} onTaken={onChanged} />
      ))}
      <Acts>
        <ChoosePart seen={seen} onChosen={onChanged} />
      </Acts>
    </section>
  );
}
