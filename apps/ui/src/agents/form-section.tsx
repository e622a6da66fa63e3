import { useId, type ReactNode } from 'react';
import classes from './agent-form.module.css';

/** A group of fields that belong together, with a heading, a hint and what is wrong with it. */
export function FormSection(props: {
  readonly title: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}) {
  const { title, hint, error, children } = props;
  const id = useId();
  return (
    <fieldset
      className={classes['section']}
      aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')}
    >
      <legend>{title}</legend>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={classes['hint']}>
          {hint}
        </p>
      )}
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className={classes['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
