/** The screens of handing over, as the address names them. */
const COVER = 'couverture';
const GIVE = /^remise-(\d+-\d+)$/;

export const coverScreen = COVER;
export const giveScreen = (number: string): string => `remise-${number}`;
export const isCover = (screen: string): boolean => screen === COVER;
export const givenNumber = (screen: string): string | null => GIVE.exec(screen)?.[1] ?? null;
