import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { frameSeconds, rewound, type ShuttleKey, type Speed, shuttle, stepFrame } from "./shuttle.ts";

export interface Player {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Milliseconds. */
  readonly atMs: number;
  readonly durationMs: number;
  readonly speed: Speed;
  /** The browser could not play what it was given. */
  readonly failed: boolean;
  press(key: ShuttleKey): void;
  step(direction: 1 | -1): void;
  seek(ms: number): void;
  pause(): void;
  play(): void;
  /** The moment shown, read from the film itself. */
  now(): number;
}

const FRAMES_KEPT = 12;

/** A <video> driven by shuttle keys. The film says where it is; this only asks it to be elsewhere. */
export function usePlayer(source: string | null): Player {
  const video = useRef<HTMLVideoElement>(null);
  const shownAt = useRef<number[]>([]);
  const [atMs, setAtMs] = useState(0);
  const [durationMs, setDurationMs] = useState(0);
  const [speed, setSpeed] = useState<Speed>(0);
  const [failedSource, setFailedSource] = useState<string | null>(null);

  useEffect(() => {
    const film = video.current;
    if (!film || source === null) return;
    const abort = new AbortController();
    const on = (type: string, listener: () => void) => film.addEventListener(type, listener, { signal: abort.signal });
    const showTime = () => setAtMs(Math.round(film.currentTime * 1000));
    const showLength = () => setDurationMs(Number.isFinite(film.duration) ? Math.round(film.duration * 1000) : 0);
    shownAt.current = [];
    showTime();
    showLength();
    setSpeed(0);
    on("timeupdate", showTime);
    on("seeked", showTime);
    on("loadedmetadata", showLength);
    on("durationchange", showLength);
    on("ended", () => setSpeed(0));
    on("error", () => setFailedSource(source));
    // Started or stopped from outside (the lock screen, a headset).
    on("pause", () => setSpeed(stopped));
    on("play", () => setSpeed((present) => (present > 0 ? present : 1)));
    const stopFrames = watchFrames(film, (seconds) => {
      shownAt.current = [...shownAt.current, seconds].slice(-FRAMES_KEPT);
      setAtMs(Math.round(seconds * 1000));
    });
    return () => {
      abort.abort();
      stopFrames();
    };
  }, [source]);

  useEffect(() => {
    const film = video.current;
    if (!film) return;
    if (speed > 0) {
      film.playbackRate = speed;
      film.play().catch(() => setSpeed(0));
      return;
    }
    film.pause();
    return speed < 0 ? rewind(film, speed, () => setSpeed(0)) : undefined;
  }, [speed]);

  const press = useCallback((key: ShuttleKey) => setSpeed((present) => shuttle(present, key)), []);
  const seek = useCallback((ms: number) => {
    if (video.current) video.current.currentTime = Math.max(0, ms / 1000);
    setAtMs(Math.max(0, Math.round(ms)));
  }, []);
  const step = useCallback((direction: 1 | -1) => {
    const film = video.current;
    if (!film || !Number.isFinite(film.duration)) return;
    setSpeed(0);
    film.pause();
    film.currentTime = stepFrame(film.currentTime, film.duration, frameSeconds(shownAt.current), direction);
  }, []);
  const pause = useCallback(() => setSpeed(0), []);
  const play = useCallback(() => setSpeed(1), []);
  const now = useCallback(() => Math.round((video.current?.currentTime ?? 0) * 1000), []);

  const failed = source !== null && failedSource === source;
  return useMemo(
    () => ({ video, atMs, durationMs, speed, failed, press, step, seek, pause, play, now }),
    [atMs, durationMs, speed, failed, press, step, seek, pause, play, now],
  );
}

/** A film that stood still by itself; one running back is paused all the time. */
const stopped = (speed: Speed): Speed => (speed < 0 ? speed : 0);

/** Tells the time of each frame as it is shown, where the browser can; others make do with `timeupdate`. */
function watchFrames(film: HTMLVideoElement, onFrame: (seconds: number) => void): () => void {
  if (!("requestVideoFrameCallback" in film)) return () => {};
  let handle = 0;
  const next = () => {
    handle = film.requestVideoFrameCallback((_, { mediaTime }) => {
      onFrame(mediaTime);
      next();
    });
  };
  next();
  return () => film.cancelVideoFrameCallback(handle);
}

/** Browsers don't play backwards, so the film is sought back as fast as it shows frames. */
function rewind(film: HTMLVideoElement, speed: Speed, onStart: () => void): () => void {
  let last = performance.now();
  let frame = 0;
  const back = (now: number) => {
    if (!film.seeking) {
      const to = rewound(film.currentTime, speed, (now - last) / 1000);
      last = now;
      film.currentTime = to;
      if (to === 0) return onStart();
    }
    frame = requestAnimationFrame(back);
  };
  frame = requestAnimationFrame(back);
  return () => cancelAnimationFrame(frame);
}
