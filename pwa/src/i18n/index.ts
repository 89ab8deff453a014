export { chooseLanguage, language, LANGUAGES, type Language } from './language';
export * from './format';
export { reasonText, type Sentence } from './reasons';
export { t, type MessageKey } from './t';
export { translator } from './translate';
