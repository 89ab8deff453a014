import { FileDown } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { dataOf, getPart, type Layout, LAYOUTS, type Part, partOf, type Printing } from '../api/printing';
import type { Failure } from '../api/wire/http';
import { failureText } from '../i18n/failures';
import { downloadFile } from '../lib/save-file';
import { Button } from '../ui/Button';
import { Choices } from '../ui/Choices';
import { Notice } from '../ui/Notice';
import { ProgressBar } from '../ui/ProgressBar';
import { useBusy } from '../ui/useBusy';
import { bookletsIn, download } from './run';
import { t } from './t';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Downloads an order's booklets as files of a hundred, in the chosen layout; or says why that is not possible yet. */
export function Download({ printing }: { printing: Printing }) {
  const [layout, setLayout] = useState<Layout>('sheet');
  return (
    <section class="section">
      <h3>{t('print.title')}</h3>
      {printing.ready ? (
        <>
          <Choices
            legend={t('print.layout')}
            choices={LAYOUTS.map((value) => ({ value, label: t(`layout.${value}`), detail: t(`layout.${value}_what`) }))}
            value={layout}
            onChoose={setLayout}
          />
          <Files key={layout} printing={printing} layout={layout} />
        </>
      ) : (
        <p>{why(printing)}</p>
      )}
    </section>
  );
}

function why({ reason, message }: Printing): string {
  return reason === 'proof_not_approved' ? t('print.after_proof') : reason === 'not_issued' ? t('print.after_issue') : (message ?? '');
}

function Files({ printing, layout }: { printing: Printing; layout: Layout }) {
  const { done, running, failure, start } = useDownload(printing, layout);
  const here = bookletsIn(printing.parts, done);
  const whole = here === printing.booklets;
  return (
    <>
      <p class="quiet">{t('print.money')}</p>
      {(running || here > 0) && (
        <ProgressBar label={t('print.progress', { n: printing.booklets, here })} done={here} total={printing.booklets} />
      )}
      {failure && <Notice kind="error">{`${failureText(failure)} ${t('print.kept')}`}</Notice>}
      {whole && (
        <Notice kind="good" alert>
          {t('print.done', { n: printing.parts.length })}
        </Notice>
      )}
      <Button kind="main" icon={FileDown} busy={running} onPress={() => void start()}>
        {running ? t('print.busy') : here > 0 && !whole ? t('print.resume') : t('print.start', { n: printing.booklets })}
      </Button>
      <a class="button" href={dataOf(printing.order_id)}>
        {t('print.data')}
      </a>
      <OneByOne printing={printing} layout={layout} />
    </>
  );
}

function useDownload(printing: Printing, layout: Layout) {
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const { busy, during } = useBusy();
  const [failure, setFailure] = useState<Failure | null>(null);
  const here = useRef(true);
  useEffect(() => () => void (here.current = false), []);

  async function start(): Promise<void> {
    const before: ReadonlySet<number> = done.size === printing.parts.length ? new Set() : done;
    setDone(before);
    setFailure(null);
    const saved = (part: Part) => setDone((last) => new Set([...last, part.number]));
    const failed = await download(
      {
        parts: printing.parts,
        get: (part) => getPart(printing.order_id, part.number, layout),
        save: (name, content) => downloadFile(new File([content], name, { type: 'application/pdf' })),
        wait,
        wanted: () => here.current,
      },
      before,
      saved,
    );
    setFailure(failed);
  }

  return { done, running: busy, failure, start: () => during(start) };
}

/** Single files, after an interrupted download or to get one again. */
function OneByOne({ printing, layout }: { printing: Printing; layout: Layout }) {
  if (printing.parts.length < 2) return null;
  return (
    <details class="paper__parts">
      <summary>{t('print.one_by_one')}</summary>
      <ul>
        {printing.parts.map((part) => (
          <li key={part.number}>
            <a class="button" href={partOf(printing.order_id, part.number, layout)}>
              {t('print.part', { n: part.number, first: part.first, last: part.last })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
