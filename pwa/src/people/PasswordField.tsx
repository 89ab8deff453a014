import { Eye, EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import { signInText } from '../i18n/sign-in';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';

interface PasswordFieldProps {
  label: string;
  hint?: string;
  value: string;
  onInput: (value: string) => void;
  /** A password that is chosen here, not one that the browser knows. */
  fresh?: boolean;
}

/** A password, with a button that shows it. */
export function PasswordField({ label, hint, value, onInput, fresh = false }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <div class="stack">
      <Field
        label={label}
        hint={hint}
        name={fresh ? 'new-password' : 'password'}
        type={shown ? 'text' : 'password'}
        autocomplete={fresh ? 'new-password' : 'current-password'}
        value={value}
        onInput={onInput}
      />
      <Button kind="quiet" icon={shown ? EyeOff : Eye} onPress={() => setShown(!shown)}>
        {signInText(shown ? 'sign_in.hide_password' : 'sign_in.show_password')}
      </Button>
    </div>
  );
}
