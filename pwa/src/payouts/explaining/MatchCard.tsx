import { useState } from 'preact/hooks';
import { decideMatch, type Match } from '../../api/matching';
import { Acts } from '../../desk/Acts';
import { Confirm } from '../../desk/Confirm';
import { useAct } from '../../desk/useAct';
import { when } from '../../desk/when';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../../matching/t';
import { UseAdvance } from './UseAdvance';
import { kindInWords, signed } from '../../matching/words';

interface MatchCardProps {
  match: Match;
  onChanged: () => void;
}

/** What a part of a movement is, who says so, and what may be done with that. */
export function MatchCard({ match, onChanged }: MatchCardProps) {
  const by = match.confirmed_at === null ? [match.made_by, match.made_at] : [match.confirmed_by, match.confirmed_at];
  return (
    <article class="section" aria-label={`${kindInWords(match)} · ${signed(match.cents)}`}>
      <p>
        <strong>
          {kindInWords(match)} · {signed(match.cents)}
        </strong>
      </p>
      <p class="quiet small">
        {t(`match.${match.state}`)}, {t('match.by', { name: by[0] ?? t('match.console'), when: when(by[1] ?? match.made_at) })}
      </p>
      <Acts>
        {match.state === 'proposed' && <Decide match={match} onChanged={onChanged} />}
        {match.state === 'confirmed' && match.kind === 'advance' && <UseAdvance match={match} onUsed={onChanged} />}
        {match.state === 'confirmed' && <UndoMatch match={match} onChanged={onChanged} />}
      </Acts>
    </article>
  );
}

function Decide({ match, onChanged }: MatchCardProps) {
  const decide = useAct((act: 'confirm' | 'withdraw') => decideMatch(match.id, act), onChanged);
  return (
    <>
      {match.is_own && <p class="small">{t('match.own')}</p>}
      {decide.failure && <Notice kind="error">{failureText(decide.failure)}</Notice>}
      <div class="button-row">
        <Button onPress={() => void decide.run('withdraw')}>{t('match.withdraw')}</Button>
        {!match.is_own && (
          <Button kind="main" busy={decide.busy} onPress={() => void decide.run('confirm')}>
            {decide.busy ? t('acting') : t('match.confirm')}
          </Button>
        )}
      </div>
    </>
  );
}

function UndoMatch({ match, onChanged }: MatchCardProps) {
  const [asked, setAsked] = useState(false);
  const undo = useAct(
    () => decideMatch(match.id, 'undo'),
    () => {
      setAsked(false);
      onChanged();
    },
  );
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {t('match.undo')}
      </Button>
      {asked && (
        <Confirm
          title={t('match.undo_title')}
          act={undo}
          action={t('match.undo')}
          busy={t('acting')}
          keep={t('match.keep')}
          danger
          onClose={() => setAsked(false)}
        >
          <p>{t('match.undo_text')}</p>
        </Confirm>
      )}
    </>
  );
}
