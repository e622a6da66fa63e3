import { Input } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { IconChevronDown } from '../icons.ts';

/** One of some options, by the control of the browser itself: right on a phone, and for the keyboard. */
export function SelectField(props: {
  readonly label: string;
  /** The label is only read aloud. @default false */
  readonly labelHidden?: boolean;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** `<option>` elements. */
  readonly children: ReactNode;
}) {
  const { label, labelHidden = false, description, value, onChange, children } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <Input.Wrapper
      id={id}
      {...(!labelHidden && { label })}
      {...(description !== undefined && { description, descriptionProps: { id: hintId } })}
    >
      <Input
        component="select"
        id={id}
        pointer
        {...(labelHidden && { 'aria-label': label })}
        {...(description !== undefined && { 'aria-describedby': hintId })}
        rightSection={<IconChevronDown size={18} aria-hidden />}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      >
        {children}
      </Input>
    </Input.Wrapper>
  );
}
