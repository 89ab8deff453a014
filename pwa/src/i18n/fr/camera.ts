/** Why there is no camera picture, and what to do: see `CameraTrouble`. */
export const camera = {
  'camera.denied': 'La caméra est refusée à Poinçon.',
  'camera.denied_todo': 'Autorisez-la dans les réglages du site (le cadenas près de l’adresse), puis réessayez.',
  'camera.denied_todo_installed':
    'Appuyez longtemps sur l’icône de l’application, ouvrez ses informations et autorisez la caméra. Puis réessayez.',
  'camera.denied_todo_ios': 'Fermez l’application, rouvrez-la et autorisez la caméra.',
  'camera.none': 'Aucune caméra sur cet appareil.',
  'camera.none_todo': 'Saisissez le code, utilisez une douchette, ou choisissez une image.',
  'camera.busy': 'Une autre application utilise la caméra.',
  'camera.busy_todo': 'Fermez-la, puis réessayez.',
  'camera.insecure': 'La caméra exige une adresse en https.',
  'camera.insecure_todo': 'Ouvrez l’adresse sécurisée donnée par votre structure.',
  'camera.unsupported': 'Ce navigateur ne sait pas ouvrir la caméra.',
  'camera.unsupported_todo': 'Mettez-le à jour, ou saisissez le code.',
  'camera.lost': 'La caméra s’est arrêtée.',
  'camera.lost_todo': 'Rallumez-la pour continuer à scanner.',
  'camera.silent': 'La caméra ne répond pas encore.',
  'camera.silent_todo': 'Si le navigateur demande l’accès à la caméra, autorisez-le. Sinon, réessayez.',
  'camera.decoder': 'Le lecteur de codes n’a pas pu démarrer.',
  'camera.decoder_todo': 'Connectez-vous au réseau une fois, puis rechargez. La saisie du code marche.',
} as const;
