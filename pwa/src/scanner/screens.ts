/** The scanner's other screens, in one chunk. */
export { QueueScreen } from './queue/QueueScreen';
export { SettingsScreen } from './settings/SettingsScreen';
