import { Menu } from '@mantine/core';
import type { ComponentType } from 'react';
import { BorrowedTarget } from './borrowed-target.tsx';
import { useIsThere } from './use-is-there.ts';
import type { Popup } from './use-opener.ts';

/** What a menu offers. */
export interface Choices {
  /** Name of the menu. */
  readonly title: string;
  readonly width: number;
  readonly value: string;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    /** The language of the label, where it is not that of the page. */
    readonly lang?: string;
    readonly Icon?: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  }[];
  readonly onChoose: (value: string) => void;
}

/** The entries of a menu, below its button. */
export function ChoiceList(props: Choices & { readonly popup: Popup }) {
  const { title, width, value, choices, onChoose } = props;
  const { id, target, opened, onChange } = props.popup;
  const isThere = useIsThere();
  return (
    <Menu
      id={id}
      opened={opened && isThere}
      onChange={onChange}
      position="bottom-end"
      width={width}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <BorrowedTarget element={target} />
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        <Menu.RadioGroup value={value} onChange={onChoose}>
          {choices.map(({ label, Icon, ...choice }) => (
            <Menu.RadioItem
              key={choice.value}
              {...choice}
              rightSection={Icon && <Icon size={18} aria-hidden />}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
