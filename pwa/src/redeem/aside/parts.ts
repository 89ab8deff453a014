/** What scanning does not need: undoing, and looking without using. One chunk, fetched ahead. */
export { reverse } from '../reverse';
export { check } from './check';
