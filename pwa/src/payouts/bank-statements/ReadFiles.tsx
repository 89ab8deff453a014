import type { ReadFile } from '../../api/bank-statements';
import { day } from '../../i18n';
import { Notice } from '../../ui/Notice';
import { t } from './t';

type Part = ReadFile['parts'][number];

/** What became of files that were imported just now: a sum for each, and each statement that was refused. */
export function ReadFiles({ files }: { files: readonly ReadFile[] }) {
  if (files.length === 0) return null;
  return (
    <section class="section">
      {files.map((file, index) => (
        <Read key={`${file.name} ${index}`} file={file} />
      ))}
    </section>
  );
}

function Read({ file }: { file: ReadFile }) {
  const sum = sumOf(file.parts);
  return (
    <>
      {sum !== '' && (
        <Notice kind="good" title={file.name} alert>
          {sum}
        </Notice>
      )}
      {file.parts.map(
        (part, index) =>
          part.outcome === 'refused' && (
            <Notice key={index} kind="error" title={titleOf(file, part)}>
              {part.sentence}
            </Notice>
          ),
      )}
    </>
  );
}

function sumOf(parts: readonly Part[]): string {
  const taken = parts.filter(({ outcome }) => outcome === 'taken');
  const counts = {
    'read.taken': taken.filter(({ kind }) => kind === 'statement').length,
    'read.new': taken.reduce((sum, part) => sum + part.new, 0),
    'read.known': parts.filter(({ outcome }) => outcome === 'known').length,
  };
  const keys = Object.keys(counts) as (keyof typeof counts)[];
  const told = keys.filter((key) => counts[key] > 0).map((key) => t(key, { n: counts[key] }));
  const notice = taken.some(({ kind }) => kind === 'notice') ? [t('read.notice')] : [];
  return [...notice, ...told].join(' ');
}

function titleOf(file: ReadFile, { account, from_day: from, to_day: to }: Part): string {
  if (from === null || to === null) return file.name;
  const key = from === to ? 'part.day' : 'part.days';
  return t(key, { account, first: day(from), last: day(to) });
}
