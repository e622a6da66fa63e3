import {
  cloneElement,
  Suspense,
  useCallback,
  useId,
  useRef,
  useState,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { lazyPart } from '../fetching/fetch-code.ts';
import { fetchParts } from './fetch-parts.ts';
import { watchAttention } from './watch-attention.ts';

const HintBubble = lazyPart(async () => (await fetchParts()).HintBubble, { attempts: Infinity });

/** A tooltip on its one child, for pointer, finger and keyboard; the child must pass on `ref`. */
export function Hint(props: {
  readonly label: string;
  /** Whether there is nothing to say now. @default false */
  readonly disabled?: boolean;
  /** Lets a long text wrap at this width. */
  readonly maxWidth?: number;
  readonly children: ReactElement<HTMLAttributes<HTMLElement> & RefAttributes<HTMLElement>>;
}) {
  const { label, disabled = false, maxWidth, children } = props;
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [dwells, setDwells] = useState(false);
  const unwatch = useRef<(() => void) | null>(null);
  // Without a clean-up of its own: Mantine's components call it with null.
  const watch = useCallback((element: HTMLElement | null) => {
    unwatch.current?.();
    unwatch.current =
      element && watchAttention(element, { onApproach: setTarget, onDwell: setDwells });
  }, []);
  const opened = dwells && !disabled;
  return (
    <>
      {cloneElement(children, { ref: watch, ...(opened && { 'aria-describedby': id }) })}
      {target !== null && (
        <Suspense>
          <HintBubble {...{ id, label, target, opened, maxWidth }} />
        </Suspense>
      )}
    </>
  );
}
