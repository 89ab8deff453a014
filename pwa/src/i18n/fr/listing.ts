/** The kit of every list: its filters, its pages, its file, and what to do when it is empty. */
export const listing = {
  'filter.title': 'Chercher dans la liste',
  'filter.apply': 'Chercher',
  'filter.clear': 'Tout effacer',
  'filter.drop': 'Retirer « {label} : {value} »',
  'filter.drop_text': 'Retirer « {value} »',
  'filter.more': 'Plus de filtres',
  'filter.text': 'Que cherchez-vous ?',
  'filter.from': 'Du',
  'filter.to': 'Au',
  'filter.state': 'État',
  'filter.any_state': 'Tous les états',
  'empty.title': 'Rien ne correspond',
  'empty.todo': 'Retirez un filtre pour élargir la recherche.',
  'page.first': 'Revenir au début',
  'page.next': 'Voir la suite',
  export: 'Exporter cette liste (CSV)',
} as const;
