import { Package } from 'lucide';
import { findHandedOver, type Found, foundFile } from '../api/found';
import type { Answer } from '../api/wire/http';
import { KNOWN_PUBLICS, publicText } from '../desk/publics';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import type { Filter } from '../listing/filters';
import { Listing, type PageOf } from '../listing/Listing';
import { EmptyState } from '../ui/EmptyState';
import { placeOf } from './booklet/words';
import { bookletScreen } from './screens';
import type { Side } from './sides';
import { t } from './t';

const STATES = ['handed_over', 'blocked', 'voided'] as const;
const LEFT = Array.from({ length: 11 }, (_, left) => String(left));

/** What the hand-over recorded and what the person remembers. Only the operator may ask where it was used (docs/glossary.md, rule 28 "Who sees what"). */
function filtersOf(side: Side): Filter[] {
  const filters: Filter[] = [
    { kind: 'day', name: 'du', asks: 'from', label: t('found.from') },
    { kind: 'day', name: 'au', asks: 'to', label: t('found.to') },
    { kind: 'digits', name: 'cp', asks: 'postcode', label: t('found.postcode'), maxLength: 5 },
    {
      kind: 'choice',
      name: 'public',
      asks: 'public',
      label: t('found.public'),
      all: t('found.all_publics'),
      options: KNOWN_PUBLICS.map((value) => ({ value, label: publicText(value) })),
    },
    { kind: 'choice', name: 'reste', asks: 'left', label: t('found.left'), all: t('found.any_left'), options: LEFT.map((value) => ({ value, label: value })) },
    {
      kind: 'choice',
      name: 'etat',
      asks: 'state',
      label: t('found.state'),
      all: t('found.all_states'),
      options: STATES.map((value) => ({ value, label: value === 'voided' ? t('found.voided') : t(`booklet.state_${value}`) })),
    },
  ];
  if (side !== 'operator') return filters;
  return [...filters, { kind: 'digits', name: 'servi', asks: 'used_at', label: t('found.used_at'), maxLength: 5 }];
}

/** Booklets handed over, the last one first; a lost one is found without its number. */
export function FoundPage({ side }: { side: Side }) {
  return (
    <Screen title={t('found.title')}>
      <p class="quiet">{t('found.intro')}</p>
      <Listing
        label={t('found.title')}
        loading={t('booklet.loading')}
        filters={filtersOf(side)}
        ask={ask}
        file={foundFile}
        lineKey={({ booklet }) => booklet.number}
        none={
          <EmptyState icon={Package} title={t('found.none_title')}>
            {t('found.none')}
          </EmptyState>
        }
      >
        {(line) => <FoundLine found={line} />}
      </Listing>
    </Screen>
  );
}

async function ask(question: string, after: string): Promise<Answer<PageOf<Found>>> {
  const answer = await findHandedOver(question, after);
  return answer.ok ? { ...answer, value: { lines: answer.value.booklets, following: answer.value.following } } : answer;
}

function FoundLine({ found: { booklet, left } }: { found: Found }) {
  const facts = [booklet.holder?.name, booklet.postcode, booklet.public === null ? null : publicText(booklet.public)];
  return (
    <Opener
      icon={Package}
      title={t('booklet.title', { number: booklet.number })}
      details={[`${placeOf(booklet)} · ${t('found.rest', { n: left })}`, facts.filter(Boolean).join(' · ')].filter((one) => one !== '')}
      screen={bookletScreen(booklet.number)}
    />
  );
}
