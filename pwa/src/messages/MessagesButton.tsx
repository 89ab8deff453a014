import './messages.css';
import { Mail } from 'lucide';
import { useEffect } from 'preact/hooks';
import { listMessages } from '../api/messages';
import { useAnswer } from '../desk/useAnswer';
import { openScreen, route } from '../nav/route';
import { Button } from '../ui/Button';
import { t } from './t';
import { MESSAGES } from './screens';
import { unread } from './unread';

/** Opens the inbox, with the number of unread messages; a failed request shows no error. */
export function MessagesButton() {
  const { value } = useAnswer(() => listMessages(), 'messages');
  useEffect(() => {
    if (value) unread.value = value.unread;
  }, [value]);
  const n = unread.value;
  return (
    <Button
      kind="quiet"
      icon={Mail}
      class="messages-button"
      onPress={() => {
        if (route.value.screen !== MESSAGES) openScreen(MESSAGES);
      }}
    >
      {t('frame.title')}
      <span class="visually-hidden"> {n === 0 ? t('frame.none_unread') : t('frame.unread', { n })}</span>
      {n > 0 && (
        <span class="badge" aria-hidden="true">
          {n > 99 ? '99+' : n}
        </span>
      )}
    </Button>
  );
}
