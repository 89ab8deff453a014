import './desk.css';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { failureText } from '../i18n/failures';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { td } from './t';
import type { Asked } from './useAnswer';

interface LoadedProps<T> {
  asked: Asked<T>;
  label: string;
  lines?: number;
  children: (value: T) => ComponentChildren;
}

/** Renders an answer: a skeleton while there is none, and a failure with what to do above it. */
export function Loaded<T>({ asked, label, lines = 3, children }: LoadedProps<T>) {
  const { value, failure, asking, again } = asked;
  return (
    <>
      {failure && !asking && (
        <Notice
          kind="error"
          actions={
            failure.kind === 'sign_in' ? (
              <Button onPress={() => location.reload()}>{td('sign_in.again')}</Button>
            ) : (
              <Button onPress={again}>{t('action.retry')}</Button>
            )
          }
        >
          {failureText(failure)}
        </Notice>
      )}
      {value === null ? asking && <Skeleton label={label} lines={lines} /> : children(value)}
    </>
  );
}
