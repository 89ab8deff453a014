import { listAnnouncements } from '../api/front/announcements';
import { getFace } from '../api/front/facts';
import { listMeetings } from '../api/front/meetings';
import { useAnswer } from '../desk/useAnswer';
import { openScreen } from '../nav/route';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { ANNOUNCEMENTS_SCREEN, FACTS_SCREEN, MEETINGS_SCREEN } from './screens';
import { t } from './t';

/** The section of the operator's first screen on the public face: who announced itself, what the pages lack, meetings. */
export function FrontCorner() {
  const face = useAnswer(getFace, 'face').value;
  const announced = useAnswer(listAnnouncements, 'announcements').value?.announcements.filter((one) => one.state === 'new').length ?? 0;
  const meetings = useAnswer(listMeetings, 'meetings').value?.meetings.filter((one) => one.cancelled_at === null && Date.parse(one.starts_at) > Date.now()).length ?? 0;
  const missing = face?.missing.length ?? 0;
  return (
    <section class="section">
      <h2>{t('corner.title')}</h2>
      {missing > 0 && <Notice kind="warning">{t('corner.missing', { n: missing })}</Notice>}
      <div class="button-row">
        <Button onPress={() => openScreen(ANNOUNCEMENTS_SCREEN)}>{t(announced > 0 ? 'corner.announced' : 'announcements.title', { n: announced })}</Button>
        <Button onPress={() => openScreen(MEETINGS_SCREEN)}>{t(meetings > 0 ? 'corner.meetings' : 'meetings.title', { n: meetings })}</Button>
        <Button onPress={() => openScreen(FACTS_SCREEN)}>{t('facts.title')}</Button>
      </div>
    </section>
  );
}
