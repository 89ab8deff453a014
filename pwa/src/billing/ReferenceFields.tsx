import { type Needs, REFERENCES, type References } from '../api/billing';
import { Field } from '../ui/Field';
import { problemsOf } from './references';
import { t } from './t';

interface ReferenceFieldsProps {
  typed: References;
  needs: Needs;
  /** Whether what is missing is said already; what is wrong always is. */
  tried: boolean;
  onChange: (typed: References) => void;
}

/** The fields of an invoice's references, each said to be required or optional. */
export function ReferenceFields({ typed, needs, tried, onChange }: ReferenceFieldsProps) {
  const problems = problemsOf(typed, needs);
  return (
    <>
      {REFERENCES.map((name) => {
        const problem = problems[name];
        const told = problem !== undefined && (tried || problem === 'wrong');
        return (
          <Field
            key={name}
            label={t(needs[name] ? 'reference.needed' : 'reference.free', { name: t(`reference.${name}`) })}
            hint={t(`reference.${name}_hint`)}
            name={name}
            value={typed[name]}
            error={told ? t(`reference.${problem}`) : null}
            onInput={(value) => onChange({ ...typed, [name]: value })}
          />
        );
      })}
    </>
  );
}
