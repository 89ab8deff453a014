import './stage.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import type { Scanner } from '../scan/types';
import { CameraTrouble } from './CameraTrouble';
import { StageControls } from './StageControls';

interface StageProps {
  scanner: Scanner;
  checking: boolean;
  busy: boolean;
  onPicture: (file: File) => void;
  /** The verdict, which covers everything. */
  children: ComponentChildren;
}

function hint({ scanner, checking, busy }: StageProps): string {
  if (busy) return t('scanner.reading');
  if (scanner.state.value.kind !== 'on') return t('scanner.starting');
  return checking ? t('scanner.aim_check') : t('scanner.aim');
}

/** The camera with a quiet frame, its controls, and whatever covers it. */
export function Stage(props: StageProps) {
  const { scanner, checking, onPicture, children } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) void scanner.start(video.current);
    return () => scanner.stop();
  }, [scanner]);
  const state = scanner.state.value;
  const start = () => {
    if (video.current) void scanner.start(video.current);
  };
  return (
    <section
      class={checking ? 'stage stage--check' : 'stage'}
      aria-label={t('scanner.camera')}
      data-camera={state.kind}
      tabIndex={-1}
    >
      <video ref={video} class="stage__video" muted playsInline aria-hidden="true" />
      <div class="stage__view">
        {state.kind === 'failed' ? (
          <CameraTrouble problem={state.problem} onRetry={start} />
        ) : (
          <>
            <p class="stage__hint">{hint(props)}</p>
            <div class="stage__frame" aria-hidden="true" />
          </>
        )}
        {scanner.decoderReady.value === false && <CameraTrouble problem="decoder" />}
        <StageControls scanner={scanner} onPicture={onPicture} />
      </div>
      {children}
    </section>
  );
}
