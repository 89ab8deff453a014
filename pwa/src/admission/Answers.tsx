import { useState } from 'preact/hooks';
import { closeAnswer, type OrganisationAnswer } from '../api/admission/organisations';
import { Acts } from '../desk/Acts';
import { useAct } from '../desk/useAct';
import { when } from '../desk/when';
import { failureText } from '../i18n/failures';
import { AreaField } from '../ui/AreaField';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { t } from './t';

interface AnswersProps {
  answers: readonly OrganisationAnswer[];
  onClosed: () => void;
}

/** What an organisation wrote about a decision; what is open can be replied to. */
export function Answers({ answers, onClosed }: AnswersProps) {
  if (answers.length === 0) return null;
  return (
    <section class="section">
      <h3>{t('answers.title')}</h3>
      <List label={t('answers.title')} items={answers} itemKey={({ id }) => String(id)}>
        {(answer) => (
          <div class="section">
            <p class="admission-said">{answer.text}</p>
            <p class="quiet small">{when(answer.written_at)}</p>
            {answer.closed_at === null ? (
              <Acts>
                <Reply answer={answer} onClosed={onClosed} />
              </Acts>
            ) : (
              <p class="quiet small admission-said">
                {answer.reply === '' ? t('answers.closed', { when: when(answer.closed_at) }) : t('answers.reply_said', { text: answer.reply })}
              </p>
            )}
          </div>
        )}
      </List>
    </section>
  );
}

function Reply({ answer, onClosed }: { answer: OrganisationAnswer; onClosed: () => void }) {
  const [reply, setReply] = useState('');
  const close = useAct(() => closeAnswer(answer.id, reply.trim()), onClosed);
  return (
    <>
      <AreaField label={t('answers.reply')} hint={t('answers.reply_hint')} name="reply" value={reply} onInput={setReply} />
      {close.failure && <Notice kind="error">{failureText(close.failure)}</Notice>}
      <Button busy={close.busy} onPress={() => void close.run()}>
        {t(close.busy ? 'answers.busy' : 'answers.close')}
      </Button>
    </>
  );
}
