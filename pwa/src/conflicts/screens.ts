/** The id of the desk of conflicts on the operator's first screen, to which tasks lead. */
export const CONFLICTS_ID = 'conflits';
