/**
 * Runs `work` once after the next frame is on the screen, however often it is asked for: what a keystroke need not wait
 * for. Call `cancel` when the screen is left.
 */
export function createAfterPaint(work: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let frame = 0;
  let timer = 0;
  return {
    ask() {
      if (frame || timer) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        timer = window.setTimeout(() => {
          timer = 0;
          work();
        });
      });
    },
    cancel() {
      cancelAnimationFrame(frame);
      window.clearTimeout(timer);
      frame = 0;
      timer = 0;
    },
  };
}
