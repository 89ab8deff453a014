import { camera } from './fr/camera';
import { translator } from './translate';

/** Why there is no camera picture; the texts are loaded with `CameraTrouble`. */
export const cameraText = translator(camera, { en: () => import('./en/camera').then((module) => module.camera) });
