/** What the camera's view seldom needs, in one chunk: fetched ahead, since the network may be gone when it is needed. */
export const loadCameraParts = () => import('./parts');
