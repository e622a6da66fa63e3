import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What is printed instead of the page while it is there; on the screen it is not seen. */
export function PrintSheet(props: { readonly title: string; readonly children: ReactNode }) {
  const { title, children } = props;
  return createPortal(
    <div className="printSheet" aria-hidden>
      {title !== '' && <h1>{title}</h1>}
      {children}
    </div>,
    document.body,
  );
}
