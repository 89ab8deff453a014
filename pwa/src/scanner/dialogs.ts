/** What opens over the scanner's first screen, and the hint below its list, in one chunk. */
export { CameraDialog } from './CameraDialog';
export { InstallHint } from './InstallHint';
export { ServiceDialog } from './ServiceDialog';
export { TypeDialog } from './TypeDialog';
export { UndoDialog } from './UndoDialog';
