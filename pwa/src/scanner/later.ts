/** What the scanner does not need to scan: fetched ahead, since the network may be gone when it is opened. */

/** Dialogs over the first screen, and the hint below its list. */
export const loadDialogs = () => import('./dialogs');

/** Who scans with a shared phone. */
export const loadWho = () => import('./who/Who');

/** Screens in its place. */
export const loadScreens = () => import('./screens');
