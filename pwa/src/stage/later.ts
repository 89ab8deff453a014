/** Rarely needed parts of the camera's view, in one chunk that is fetched ahead, since the network may be gone when they are needed. */
export const loadCameraParts = () => import('./parts');
