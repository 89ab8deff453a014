import type { listing as french } from '../fr/listing';
import type { Translation } from '../translate';

export const listing: Translation<typeof french> = {
  'filter.title': 'Search this list',
  'filter.apply': 'Search',
  'filter.clear': 'Clear all',
  'filter.drop': 'Remove “{label}: {value}”',
  'filter.drop_text': 'Remove “{value}”',
  'filter.more': 'More filters',
  'filter.text': 'What are you looking for?',
  'filter.from': 'From',
  'filter.to': 'To',
  'filter.state': 'State',
  'filter.any_state': 'All states',
  'empty.title': 'Nothing fits',
  'empty.todo': 'Remove a filter to search more widely.',
  'page.first': 'Back to the start',
  'page.next': 'See more',
  export: 'Export this list (CSV)',
};
