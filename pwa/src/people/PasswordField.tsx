import { Eye, EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { t } from './t';

interface PasswordFieldProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** A password that is chosen here, not one that the browser knows. */
  fresh?: boolean;
}

/** A password, with a button that shows it. */
export function PasswordField({ label, value, onInput, fresh = false }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="stack">
      <Field
        label={label}
        hint={fresh ? t('account_password_hint') : undefined}
        name={fresh ? 'new-password' : 'password'}
        type={shown ? 'text' : 'password'}
        autocomplete={fresh ? 'new-password' : 'current-password'}
        value={value}
        onInput={onInput}
      />
      <Button kind="quiet" icon={shown ? EyeOff : Eye} onPress={() => setShown(!shown)}>
        {t(shown ? 'hide_password' : 'show_password')}
      </Button>
    </div>
  );
}
