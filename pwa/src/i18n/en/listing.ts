import type { listing as french } from '../fr/listing';
import type { Translation } from '../translate';

export const listing: Translation<typeof french> = {
  'filter.title': 'Search this list',
  'filter.apply': 'Search',
  'filter.clear': 'Clear all',
  'filter.drop': 'Remove “{label}: {value}”',
  'empty.title': 'Nothing fits',
  'empty.todo': 'Remove a filter to search more widely.',
  'page.first': 'Back to the start',
  'page.next': 'See more',
  export: 'Export this list (CSV)',
};
