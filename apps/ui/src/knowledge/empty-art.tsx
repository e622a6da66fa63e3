/** A sheet of paper whose lines turn into sound. */
export function EmptyArt() {
  return (
    <svg width="148" height="112" viewBox="0 0 148 112" aria-hidden="true" focusable="false">
      <ellipse cx="74" cy="102" rx="58" ry="7" fill="var(--app-surface-sunken)" />
      <path
        d="M30 16a8 8 0 0 1 8-8h34l18 18v62a8 8 0 0 1-8 8H38a8 8 0 0 1-8-8z"
        fill="var(--app-surface)"
        stroke="var(--app-border-strong)"
        strokeWidth="2"
      />
      <path
        d="M72 8v12a6 6 0 0 0 6 6h12"
        fill="none"
        stroke="var(--app-border-strong)"
        strokeWidth="2"
      />
      <path
        d="M42 42h28M42 54h36M42 66h22"
        stroke="var(--app-border-strong)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="98" cy="70" r="27" fill="var(--app-accent)" />
      <g stroke="var(--app-on-filled)" strokeWidth="4" strokeLinecap="round">
        <path d="M84 67v6M112 67v6" opacity="0.6" />
        <path d="M93.3 59v22M102.7 59v22" />
      </g>
    </svg>
  );
}
