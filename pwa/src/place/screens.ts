/** The name of the screen that adds a venue in an address. */
export const NEW_VENUE = 'nouveau-lieu';
