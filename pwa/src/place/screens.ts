/** The name of the screen that adds a venue in an address. */
export const NEW_VENUE = 'nouveau-lieu';
/** The id of the reported changes on a first screen, to which tasks lead. */
export const REPORTS_ID = 'signalements';
