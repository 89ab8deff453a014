/** The name of the trail's screen in an address. */
export const TRAIL = 'historique';
