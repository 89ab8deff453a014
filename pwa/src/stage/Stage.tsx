import './stage.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { Chunk } from '../nav/Chunk';
import type { CameraProblem, Scanner } from '../scan/types';
import { loadCameraParts } from './later';
import { StageControls } from './StageControls';

interface StageProps {
  scanner: Scanner;
  checking: boolean;
  busy: boolean;
  /** The hint below the frame, where the code is not a voucher's. */
  aim?: string;
  onPicture: (file: File) => void;
  /** The verdict is shown as a strip, so no hint is needed. */
  strip?: boolean;
  /** The verdict: covers the stage, unless it is a strip. */
  children?: ComponentChildren;
}

function hint({ scanner, checking, busy, aim }: StageProps): string {
  if (busy) return t('scanner.reading');
  if (scanner.state.value.kind !== 'on') return t('scanner.starting');
  return aim ?? (checking ? t('scanner.aim_check') : t('scanner.aim'));
}

function troubleOf({ state, decoderReady }: Scanner): CameraProblem | 'decoder' | null {
  if (state.value.kind === 'failed') return state.value.problem;
  return decoderReady.value === false ? 'decoder' : null;
}

/** The camera's picture with its frame and controls, below the verdict. */
export function Stage(props: StageProps) {
  const { scanner, checking, busy, onPicture, strip = false, children } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) void scanner.start(video.current);
    return () => scanner.stop();
  }, [scanner]);
  const state = scanner.state.value;
  const problem = troubleOf(scanner);
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
        {problem === null ? (
          <>
            {(!strip || busy) && <p class="stage__hint">{hint(props)}</p>}
            <div class="stage__frame" aria-hidden="true" />
          </>
        ) : (
          <Chunk over load={loadCameraParts}>
            {({ CameraTrouble }) => <CameraTrouble problem={problem} onRetry={problem === 'decoder' ? undefined : start} />}
          </Chunk>
        )}
        <StageControls scanner={scanner} onPicture={onPicture} />
      </div>
      {children}
    </section>
  );
}
