export const install = {
  'install.title': 'Installer l’application',
  'install.text': 'Elle s’ouvrira d’un geste, même sans réseau, et gardera mieux vos scans.',
  'install.action': 'Installer',
  'install.later': 'Plus tard',
  'install.ios': 'Touchez Partager (le carré avec une flèche), puis « Sur l’écran d’accueil ».',
  'install.ios_why': 'Sans cela, cet iPhone effacera les scans après 7 jours sans visite.',
} as const;
