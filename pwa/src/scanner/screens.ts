/** The scanner's other screens, in one chunk. */
export { QueueScreen } from './QueueScreen';
export { SettingsScreen } from './SettingsScreen';
