import type { Translation } from '../translate';
import type { dialogs as fr } from '../fr/dialogs';

export const dialogs: Translation<typeof fr> = {
  'scanner.cameras': 'Choose the camera',
  'scanner.camera_unnamed': 'Camera {n}',
  'scanner.service_choose': 'Choose the service of the day',
  'type.title': 'Type the code',
  'type.label': 'Code under the square',
  'type.hint': '11 letters and digits. A USB or Bluetooth scanner writes here too.',
  'type.submit': 'Use the code',
  'type.submit_check': 'Test the code',
  'type.too_short': 'Characters are missing: the code has 11.',
  'type.wrong': 'This code has a mistake. Check each character.',
  'undo.title': 'Undo this scan',
  'undo.why': 'Why? Touch a reason: the person gets the pass back.',
  'undo.mistake': 'Scanned by mistake',
  'undo.wrong_person': 'Wrong person',
  'undo.session_cancelled': 'Session cancelled',
  'undo.other': 'Another reason',
  'undo.keep': 'Keep this scan',
  'undo.too_late': 'The 15 minutes are over. Ask your manager to undo this scan.',
  'undo.already_reversed': 'This scan is already undone.',
  'undo.unknown_redemption': 'This phone does not know this scan.',
  'undo.not_loaded': 'Undoing could not be loaded. Check the network, then try again.',
  'undo.not_stored': 'The memory of the phone is full: the undo is not kept. Free some space.',
};
