import { camera } from './fr/camera';
import { translator } from './translate';

/** Why the camera shows nothing, fetched with the sentence. */
export const cameraText = translator(camera, { en: () => import('./en/camera').then((module) => module.camera) });
