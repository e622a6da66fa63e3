import classes from './quick-start.module.css';

// Heights of a spoken sentence.
const WAVE = [18, 34, 60, 96, 72, 118, 150, 104, 132, 84, 52, 76, 44, 26, 14];

/** A page whose words become sound. */
export function HeroArt() {
  return (
    <svg
      className={classes['art']}
      width="320"
      height="190"
      viewBox="0 0 320 190"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="6" y="22" width="112" height="146" rx="14" fill="#ffffff" opacity="0.12" />
      <g stroke="#ffffff" strokeWidth="6" strokeLinecap="round" opacity="0.55">
        <path d="M26 54h52M26 76h70M26 98h58M26 120h70M26 142h34" />
      </g>
      <g strokeLinecap="round" strokeWidth="7">
        {WAVE.map((height, index) => {
          const x = 138 + index * 12.4;
          return (
            <path
              key={x}
              stroke={index % 3 === 0 ? '#7bcdbb' : '#ffffff'}
              opacity={0.95 - index * 0.03}
              d={`M${String(x)} ${String(95 - height / 2)}v${String(height)}`}
            />
          );
        })}
      </g>
    </svg>
  );
}
