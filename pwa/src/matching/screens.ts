/** The screens of movements and their names in the address's hash. */
export const TO_EXPLAIN = 'a-expliquer';

export const movementScreen = (movementId: number) => `mouvement-${movementId}`;
