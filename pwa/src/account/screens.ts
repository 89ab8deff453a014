/** The name of the security screen in an address. */
export const SECURITY = 'securite';
