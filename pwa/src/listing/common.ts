/** The filters that most lists have: their names in the address, and to the server, are the same everywhere. */
import type { Filter } from './filters';
import { t } from './t';

/** What a person would type; `hint` says what is looked through. */
export const textFilter = (hint: string): Filter => ({ kind: 'text', name: 'texte', asks: 'text', label: t('filter.text'), hint });

export const dayFilters = (): Filter[] => [
  { kind: 'day', name: 'du', asks: 'from', label: t('filter.from') },
  { kind: 'day', name: 'au', asks: 'to', label: t('filter.to') },
];

/** One of some states, each with its one word. */
export const stateFilter = (states: readonly string[], word: (state: string) => string): Filter => ({
  kind: 'choice',
  name: 'etat',
  asks: 'state',
  label: t('filter.state'),
  all: t('filter.any_state'),
  options: states.map((value) => ({ value, label: word(value) })),
});
