import { Download, SearchX } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../api/wire/http';
import { Loaded } from '../desk/Loaded';
import { useAnswer } from '../desk/useAnswer';
import { day } from '../i18n';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { FilterForm } from './FilterForm';
import { type Chosen, choose, chosenOf, type Filter, pageAfter, questionOf, turnTo, wordsOf } from './filters';
import { t } from './t';

/** One page of a list; `following` is what the next one is asked for with. */
export interface PageOf<Line> {
  lines: readonly Line[];
  following: string | null;
  /** How many lines there are, in words, where it is known. */
  told?: string;
}

interface ListingProps<Line> {
  label: string;
  loading: string;
  filters: readonly Filter[];
  /** `after` is the last page's `following`; empty for the first page. */
  ask: (question: string, after: string) => Promise<Answer<PageOf<Line>>>;
  /** The address of the file of what is shown, all pages. */
  file: (question: string) => string;
  lineKey: (line: Line) => string;
  /** Shown when there is nothing at all, filtered or not. */
  none: ComponentChildren;
  /** So many lines at most need no form to narrow them. */
  few?: number;
  /** Shows the lines of a page in another way than one below the other. */
  table?: (lines: readonly Line[]) => ComponentChildren;
  children?: (line: Line) => ComponentChildren;
}

/** A list that is narrowed by declared filters, which the address keeps; its pages, its file, and what to drop when it is empty. */
export function Listing<Line>({ label, loading, filters, ask, file, lineKey, none, few = -1, table, children }: ListingProps<Line>) {
  const chosen = chosenOf(filters);
  const after = pageAfter();
  const question = questionOf(filters, chosen);
  const asked = useAnswer(() => ask(question, after), `${question} ${after}`);
  const narrowed = question !== '' || after !== '';
  const many = few < 0 || (asked.value !== null && asked.value.lines.length > few);
  return (
    <>
      {(narrowed || many) && <FilterForm filters={filters} chosen={chosen} />}
      <Loaded asked={asked} label={loading} lines={6}>
        {({ lines, following, told }) =>
          lines.length === 0 ? (
            <Empty filters={filters} chosen={chosen} none={none} />
          ) : (
            <>
              {told !== undefined && (
                <p class="quiet" role="status">
                  {told}
                </p>
              )}
              {table ? (
                table(lines)
              ) : (
                <List label={label} items={lines} itemKey={lineKey}>
                  {(line) => children?.(line)}
                </List>
              )}
              <Turn after={after} following={following} />
              <div class="finder__acts">
                <a class="button" href={file(question)}>
                  <Icon icon={Download} />
                  <span class="button__text">{t('export')}</span>
                </a>
              </div>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Turn({ after, following }: { after: string; following: string | null }) {
  return (
    <div class="finder__acts">
      {following !== null && <Button onPress={() => turnTo(following)}>{t('page.next')}</Button>}
      {after !== '' && (
        <Button kind="quiet" onPress={() => turnTo('')}>
          {t('page.first')}
        </Button>
      )}
    </div>
  );
}

interface EmptyProps {
  filters: readonly Filter[];
  chosen: Chosen;
  none: ComponentChildren;
}

/** Says what to drop, each filter by a button. */
function Empty({ filters, chosen, none }: EmptyProps) {
  const used = filters.filter((filter) => chosen[filter.name] !== '');
  if (used.length === 0) return <>{none}</>;
  const drop = used.map((filter) => (
    <Button key={filter.name} onPress={() => choose(filters, { ...chosen, [filter.name]: '' })}>
      {filter.kind === 'text'
        ? t('filter.drop_text', { value: chosen[filter.name] ?? '' })
        : t('filter.drop', { label: filter.label, value: wordsOf(filter, chosen[filter.name] ?? '', day) })}
    </Button>
  ));
  return (
    <EmptyState icon={SearchX} title={t('empty.title')} action={<div class="finder__acts">{drop}</div>}>
      {t('empty.todo')}
    </EmptyState>
  );
}
