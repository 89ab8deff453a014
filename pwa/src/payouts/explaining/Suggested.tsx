import { proposeMatches, type Suggestion } from '../../api/matching';
import { Acts } from '../../desk/Acts';
import { useAct } from '../../desk/useAct';
import { failureText } from '../../i18n/failures';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { t } from '../../matching/t';
import { partsOf, reasonsInWords, sharesInWords } from '../../matching/words';

interface SuggestedProps {
  movementId: number;
  payment: number | null;
  suggestion: Suggestion;
  onTaken: () => void;
}

/** What a movement may be, with the reasons, and a button that says that it is. */
export function Suggested({ movementId, payment, suggestion, onTaken }: SuggestedProps) {
  const take = useAct(() => proposeMatches(movementId, partsOf(suggestion, payment)), onTaken);
  return (
    <article class="section">
      {payment !== null && <p class="small quiet">{t('movement.payment', { n: payment })}</p>}
      {sharesInWords(suggestion).map((line) => (
        <p key={line}>
          <strong>{line}</strong>
        </p>
      ))}
      <p>{reasonsInWords(suggestion)}</p>
      <p class="quiet small">{t(suggestion.agree ? 'suggestion.agree' : 'suggestion.two')}</p>
      {take.failure && <Notice kind="error">{failureText(take.failure)}</Notice>}
      <Acts>
        <Button kind={suggestion.agree ? 'main' : 'plain'} busy={take.busy} onPress={() => void take.run()}>
          {take.busy ? t('acting') : t('suggestion.take')}
        </Button>
      </Acts>
    </article>
  );
}
