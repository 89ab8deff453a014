/** The name of the inbox in an address. */
export const MESSAGES = 'messages';
