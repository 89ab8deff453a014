export { CameraDialog } from './CameraDialog';
export { CameraTrouble } from './CameraTrouble';
