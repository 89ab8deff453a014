/** The choice of a camera, and the sentences for when there is no picture. */
export { CameraDialog } from './CameraDialog';
export { CameraTrouble } from './CameraTrouble';
