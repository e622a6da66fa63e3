import { Tooltip } from '@mantine/core';
import { useIsThere } from './use-is-there.ts';

// `Hint` says when.
const NO_EVENTS = { hover: false, focus: false, touch: false };

/** The text beside what it explains. */
export function HintBubble(props: {
  readonly id: string;
  readonly label: string;
  readonly target: HTMLElement;
  readonly opened: boolean;
  readonly maxWidth?: number | undefined;
}) {
  const { id, label, target, opened, maxWidth } = props;
  const isThere = useIsThere();
  return (
    <Tooltip
      label={<span id={id}>{label}</span>}
      target={target}
      opened={opened && isThere}
      events={NO_EVENTS}
      {...(maxWidth !== undefined && { multiline: true, maw: maxWidth })}
    />
  );
}
