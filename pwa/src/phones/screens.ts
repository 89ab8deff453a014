/** The id of a venue's phones on its manager's first screen, to which tasks lead. */
export const PHONES_ID = 'telephones';
