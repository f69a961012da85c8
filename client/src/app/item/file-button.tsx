import type { ReactNode } from "react";
import { Button, type ButtonTone, type ControlSize } from "../../ui/button.tsx";

export interface FileButtonProps {
  readonly tone?: ButtonTone;
  readonly size?: ControlSize;
  readonly icon?: ReactNode;
  readonly accept: string;
  /** Asks for the camera instead of a file, where there is one (a phone). */
  readonly camera?: boolean;
  readonly children: ReactNode;
  onFile(file: File): void;
}

/** The dialog that is open. Kept here, as a browser may drop an input nobody refers to before the person has chosen. */
let asking: HTMLInputElement | null = null;

/**
 * A button that asks for one file of this device. The dialog may stay open for minutes and the button be drawn anew
 * meanwhile (a colleague's first cut turns the empty state into a list): the choice must not go down with it, so the
 * input belongs to no component.
 */
export function FileButton({ accept, camera, onFile, children, ...button }: FileButtonProps) {
  function ask() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    if (camera) input.capture = "environment";
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      asking = null;
      if (file) onFile(file);
    });
    asking = input;
    asking.click();
  }
  return (
    <Button {...button} onClick={ask}>
      {children}
    </Button>
  );
}

/** What a file dialog offers for cuts. The bytes decide, not the name. */
export const CUT_TYPES = "video/mp4,video/quicktime,video/webm,.mp4,.mov,.m4v,.webm";
