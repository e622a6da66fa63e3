import { useImperativeHandle, type Ref } from 'react';

/** The child of a Mantine target whose real element is drawn elsewhere, before Mantine's code is there. */
export function BorrowedTarget(props: {
  readonly element: HTMLElement;
  readonly ref?: Ref<HTMLElement>;
}) {
  const { element, ref } = props;
  useImperativeHandle(ref, () => element, [element]);
  return null;
}
