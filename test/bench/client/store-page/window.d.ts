interface Window {
  /** Chromium's own, with --expose-gc. */
  gc?: () => void;
}
