import { wavePath } from './peaks.ts';
import classes from './audio-player.module.css';

/** A wave form, coloured up to the share that has been heard; a plain line until its peaks are known. */
export function WaveForm(props: {
  readonly peaks: readonly number[] | undefined;
  readonly share: number;
}) {
  const { peaks, share } = props;
  const heard = { width: `${String(share * 100)}%` };
  if (peaks === undefined) {
    return (
      <div className={classes['line']} aria-hidden>
        <div style={heard} />
      </div>
    );
  }
  const path = wavePath(peaks);
  const box = `0 0 ${String(peaks.length)} 1`;
  return (
    <div className={classes['wave']} aria-hidden>
      <svg viewBox={box} preserveAspectRatio="none" focusable="false">
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
      <svg
        viewBox={box}
        preserveAspectRatio="none"
        focusable="false"
        className={classes['heard']}
        style={{ clipPath: `inset(0 ${String((1 - share) * 100)}% 0 0)` }}
      >
        <path d={path} vectorEffect="non-scaling-stroke" />
      </svg>
    </div>
  );
}
