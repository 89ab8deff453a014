/** Messages, on every desk. */
export const messages = {
  'frame.title': 'Messages',
  'frame.unread': { one: '{n} message non lu', other: '{n} messages non lus' },
  'frame.none_unread': 'aucun message non lu',
  'inbox.loading': 'Chargement des messages…',
  'inbox.none_title': 'Aucun message',
  'inbox.none': 'Ce qui demande votre attention sera écrit ici, même sans courriel.',
  'inbox.unread': 'Non lu',
  'inbox.read_all': 'Tout marquer comme lu',
  'inbox.all_read': 'Vous avez tout lu.',
  'inbox.newest': 'Les 100 messages les plus récents sont montrés.',
} as const;
