/** The mark: a speech bubble that is also a drop, with the eleven as its sound. */
export function LogoMark(props: { readonly size?: number }) {
  const { size = 34 } = props;
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path
        fill="var(--app-accent)"
        d="M20 2c9.9 0 18 7.6 18 17s-8.1 17-18 17c-2.3 0-4.5-.4-6.5-1.1L5.8 37.9c-.9.4-1.8-.5-1.5-1.4l2.2-6.3C3.7 27.2 2 23.3 2 19 2 9.6 10.1 2 20 2z"
      />
      <g stroke="var(--app-on-filled)" strokeLinecap="round" strokeWidth="3.4">
        <path d="M10.5 17v4M29.5 17v4" opacity="0.62" />
        <path d="M16.8 11v16M23.2 11v16" />
      </g>
    </svg>
  );
}

/** The mark with the name of the product. */
export function Logo() {
  return (
    <span className="logo">
      <LogoMark />
      <span className="logoName">
        Eleven<b>Dops</b>
      </span>
    </span>
  );
}
