import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/wire/http';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Page } from '../ui/Page';
import { t } from './t';

interface StepPageProps {
  title: string;
  number: { n: number; total: number };
  onBack: (() => void) | undefined;
  onSave: () => void;
  busy?: boolean;
  failure?: Failure | null;
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** A step with one main action at its bottom, which saves and goes on. */
export function StepPage({ title, number, onBack, onSave, busy = false, failure, note, children }: StepPageProps) {
  return (
    <Page
      title={title}
      back={onBack && { label: t('previous'), onPress: onBack }}
      actions={
        <>
          {failure && <Notice kind="error">{failureText(failure)}</Notice>}
          <Button kind="main" busy={busy} onPress={onSave}>
            {t(busy ? 'saving' : 'next')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('step', number)}</p>
      {note}
      {children}
    </Page>
  );
}
