import type { Translation } from '../translate';
import type { camera as fr } from '../fr/camera';

export const camera: Translation<typeof fr> = {
  'camera.denied': 'Poinçon may not use the camera.',
  'camera.denied_todo': 'Allow it in the site’s settings (the padlock by the address), then try again.',
  'camera.denied_todo_installed': 'Hold the application’s icon, open its information and allow the camera. Then try again.',
  'camera.denied_todo_ios': 'Close the application, open it again and allow the camera.',
  'camera.none': 'There is no camera on this device.',
  'camera.none_todo': 'Type the code, use a hand scanner, or choose a picture.',
  'camera.busy': 'Another application is using the camera.',
  'camera.busy_todo': 'Close it, then try again.',
  'camera.insecure': 'The camera needs an https address.',
  'camera.insecure_todo': 'Open the secure address given by your organisation.',
  'camera.unsupported': 'This browser cannot open the camera.',
  'camera.unsupported_todo': 'Update it, or type the code.',
  'camera.lost': 'The camera stopped.',
  'camera.lost_todo': 'Turn it on again to go on scanning.',
  'camera.silent': 'The camera has not answered yet.',
  'camera.silent_todo': 'If the browser asks for the camera, allow it. If not, try again.',
  'camera.decoder': 'The code reader could not start.',
  'camera.decoder_todo': 'Go online once, then reload. Typing the code works.',
};
