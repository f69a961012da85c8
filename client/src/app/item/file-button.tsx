import { type ReactNode, useId, useRef } from "react";
import { Button, type ButtonTone, type ControlSize } from "../../ui/button.tsx";

export interface FileButtonProps {
  readonly tone?: ButtonTone;
  readonly size?: ControlSize;
  readonly icon?: ReactNode;
  readonly accept: string;
  readonly children: ReactNode;
  onFile(file: File): void;
}

/** A button that asks for one file of this device. */
export function FileButton({ accept, onFile, children, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after a failure.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** What a file dialog offers for cuts. The bytes decide, not the name. */
export const CUT_TYPES = "video/mp4,video/quicktime,video/webm,.mp4,.mov,.m4v,.webm";
