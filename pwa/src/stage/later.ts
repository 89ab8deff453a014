/** The choice of a camera, which few open: fetched ahead, since the network may be gone by then. */
export const loadCameraDialog = () => import('./CameraDialog');
