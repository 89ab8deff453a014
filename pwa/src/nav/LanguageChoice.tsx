import { chooseLanguage, language, LANGUAGES } from '../i18n';
import { settingsText } from '../i18n/settings';
import { SelectField } from '../ui/SelectField';

export function LanguageChoice() {
  return (
    <SelectField
      label={settingsText('settings.language')}
      name="language"
      value={language.value}
      options={LANGUAGES.map((known) => ({ value: known, label: settingsText(`settings.language_${known}`) }))}
      onChange={(value) => chooseLanguage(LANGUAGES.find((known) => known === value) ?? 'fr')}
    />
  );
}

/** The same below a page that has no frame. */
export function LanguageFoot() {
  return (
    <section class="alone" aria-label={settingsText('settings.language')}>
      <LanguageChoice />
    </section>
  );
}
