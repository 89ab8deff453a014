import { chooseLanguage, language, LANGUAGES, t } from '../i18n';
import { SelectField } from '../ui/SelectField';

export function LanguageChoice() {
  return (
    <SelectField
      label={t('settings.language')}
      name="language"
      value={language.value}
      options={LANGUAGES.map((known) => ({ value: known, label: t(`settings.language_${known}`) }))}
      onChange={(value) => chooseLanguage(LANGUAGES.find((known) => known === value) ?? 'fr')}
    />
  );
}
