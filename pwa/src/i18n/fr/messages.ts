import { states } from './states';

/** Messages, on every desk. */

export const messages = {
  'frame.title': 'Messages',
  'frame.unread': { one: '{n} message non lu', other: '{n} messages non lus' },
  'frame.none_unread': 'aucun message non lu',
  'inbox.loading': 'Chargement des messages…',
  'inbox.none_title': 'Aucun message',
  'inbox.none': 'Ce qui demande votre attention sera écrit ici, même sans courriel.',
  'inbox.unread': states['message.unread'],
  'inbox.read': states['message.read'],
  'inbox.total': { one: '{n} message', other: '{n} messages' },
  'inbox.find_hint': 'Un mot de l’objet ou du message',
  'inbox.read_all': 'Tout marquer comme lu',
  'inbox.all_read': 'Vous avez tout lu.',
} as const;
