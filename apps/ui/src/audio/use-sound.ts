import { useRef, useState, type AudioHTMLAttributes, type RefObject } from 'react';

/** A sound that is played by an audio element, and how far it is. */
export interface Sound {
  /** For the `<audio>` element. */
  readonly element: RefObject<HTMLAudioElement | null>;
  readonly events: AudioHTMLAttributes<HTMLAudioElement>;
  readonly playing: boolean;
  /** Play was asked for, and the sound has not arrived yet. */
  readonly waiting: boolean;
  readonly failed: boolean;
  readonly time: number;
  /** Null until it is known. */
  readonly duration: number | null;
  readonly toggle: () => void;
  readonly seek: (time: number) => void;
}

/** Plays a sound; whatever else is playing on the page stops then. */
export function useSound(): Sound {
  const element = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [failed, setFailed] = useState(false);
  const [time, setTime] = useState(0);
  const [duration, setDuration] = useState<number | null>(null);

  const toggle = () => {
    const audio = element.current;
    if (audio === null) {
      return;
    }
    if (!audio.paused) {
      audio.pause();
      return;
    }
    if (failed) {
      setFailed(false);
      audio.load();
    }
    setWaiting(true);
    audio.play().catch((error: unknown) => {
      setWaiting(false);
      // Pausing while it loads is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) {
        setFailed(true);
      }
    });
  };
  const seek = (to: number) => {
    const audio = element.current;
    if (audio !== null) {
      audio.currentTime = to;
      setTime(to);
    }
  };
  const events: AudioHTMLAttributes<HTMLAudioElement> = {
    onPlay(event) {
      setPlaying(true);
      // Without an address it is the voice of a talk that goes on.
      for (const other of document.querySelectorAll<HTMLAudioElement>('audio:not([src=""])')) {
        if (other !== event.currentTarget) {
          other.pause();
        }
      }
    },
    onPlaying() {
      setWaiting(false);
    },
    onWaiting() {
      setWaiting(true);
    },
    onPause() {
      setPlaying(false);
      setWaiting(false);
    },
    onTimeUpdate(event) {
      setTime(event.currentTarget.currentTime);
    },
    onDurationChange(event) {
      const known = event.currentTarget.duration;
      setDuration(Number.isFinite(known) ? known : null);
    },
    onError() {
      setPlaying(false);
      setWaiting(false);
      setFailed(true);
    },
  };
  return { element, events, playing, waiting, failed, time, duration, toggle, seek };
}
