/** The names of the screens of handing over in the address's hash. */
const COVER = 'couverture';
const GIVE = /^remise-(\d+-\d+)$/;

export const coverScreen = COVER;
export const giveScreen = (number: string): string => `remise-${number}`;
export const isCover = (screen: string): boolean => screen === COVER;
export const givenNumber = (screen: string): string | null => GIVE.exec(screen)?.[1] ?? null;
