/** Two speech bubbles, one of them speaking. */
export function AgentArt() {
  return (
    <svg width="148" height="112" viewBox="0 0 148 112" aria-hidden="true" focusable="false">
      <ellipse cx="74" cy="102" rx="58" ry="7" fill="var(--app-surface-sunken)" />
      <path
        d="M26 16h58a10 10 0 0 1 10 10v28a10 10 0 0 1-10 10H50L36 76V64H26a10 10 0 0 1-10-10V26a10 10 0 0 1 10-10z"
        fill="var(--app-surface)"
        stroke="var(--app-border-strong)"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="M32 34h42M32 46h26"
        stroke="var(--app-border-strong)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path
        d="M84 46h36a12 12 0 0 1 12 12v20a12 12 0 0 1-12 12h-4v12L102 90H84a12 12 0 0 1-12-12V58a12 12 0 0 1 12-12z"
        fill="var(--app-accent)"
      />
      <g stroke="var(--app-on-filled)" strokeWidth="4" strokeLinecap="round">
        <path d="M88 65v6M116 65v6" opacity="0.6" />
        <path d="M97.3 58v20M106.7 58v20" />
      </g>
    </svg>
  );
}
