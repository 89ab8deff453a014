/** What opens over the scanner's first screen, and the hint below its list, in one chunk. */
export { InstallHint } from './InstallHint';
export { ServiceDialog } from './ServiceDialog';
export { TypeDialog } from './typing/TypeDialog';
export { UndoDialog } from './workshop/UndoDialog';
