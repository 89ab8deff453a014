import { Download } from 'lucide';
import { retired } from '../i18n/fr/retired';
import { translator } from '../i18n/translate';
import { saveFile } from '../lib/save-file';
import { LanguageChoice } from '../nav/LanguageChoice';
import { exportJournal } from '../redeem/export';
import type { EnrolmentRecord } from '../redeem/store';
import { RejectedPile } from '../scanner/queue/RejectedPile';
import { usePhone } from '../scanner/phone';
import { whenText } from '../scanner/present';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { Brand } from './Brand';

const tr = translator(retired, { en: () => import('../i18n/en/retired').then((module) => module.retired) });

/** A revoked phone says why it stops, what it could not send, and what was refused meanwhile. */
export function Retired({ enrolment, onRead }: { enrolment: EnrolmentRecord; onRead: () => void }) {
  const { waiting, rejected } = usePhone();
  const unsent = waiting.value;
  const pile = rejected.value;
  return (
    <Page
      brand={<Brand />}
      title={tr('title')}
      actions={
        unsent > 0 ? (
          <Button kind="main" icon={Download} onPress={() => void exportJournal().then(saveFile)}>
            {tr('export')}
          </Button>
        ) : (
          <Button kind="main" disabled={pile.length > 0} onPress={onRead}>
            {tr('done')}
          </Button>
        )
      }
    >
      <p>{tr('why', { venue: enrolment.venue })}</p>
      {enrolment.revoked_at !== undefined && <p class="quiet">{tr('noticed', { when: whenText(new Date(enrolment.revoked_at)) })}</p>}
      {unsent > 0 ? <Notice kind="warning">{tr('unsent', { n: unsent })}</Notice> : <Notice kind="good">{tr('all_sent')}</Notice>}
      {pile.length > 0 && <RejectedPile items={pile} />}
      {unsent > 0 && (
        <Button kind="quiet" onPress={onRead}>
          {tr('again')}
        </Button>
      )}
      <LanguageChoice />
    </Page>
  );
}
