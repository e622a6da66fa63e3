import { cloneElement, Suspense, type ButtonHTMLAttributes, type ReactElement } from 'react';
import { lazyPart } from '../fetching/fetch-code.ts';
import type { Choices } from './choice-list.tsx';
import { fetchParts } from './fetch-parts.ts';
import { useOpener } from './use-opener.ts';

const ChoiceList = lazyPart(async () => (await fetchParts()).ChoiceList, { attempts: Infinity });

/** A menu of which one entry is chosen; the child is the button that opens it. */
export function ChoiceMenu(
  props: Choices & { readonly children: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>> },
) {
  const { children, ...choices } = props;
  const { button, popup } = useOpener('menu');
  return (
    <>
      {cloneElement(children, button)}
      {popup !== null && (
        <Suspense>
          <ChoiceList popup={popup} {...choices} />
        </Suspense>
      )}
    </>
  );
}
