import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from "react";
import { classNames } from "./class-names.ts";

const BOX =
  "w-full min-w-0 rounded-md border border-line-strong bg-raised text-ink text-ui transition-colors placeholder:text-ink-3 hover:border-ink-3 focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent/35 focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-danger";

export interface InputProps extends InputHTMLAttributes<HTMLInputElement> {
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. Give it a label through Field, or aria-label. */
export function Input({ className, ...rest }: InputProps) {
  return <input className={classNames(BOX, "h-control px-2.5 pointer-coarse:text-script", className)} {...rest} />;
}

export interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  ref?: Ref<HTMLTextAreaElement>;
}

export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={classNames(BOX, "block resize-y px-2.5 py-1.5 leading-ui pointer-coarse:text-script", className)}
      {...rest}
    />
  );
}

export interface FieldProps {
  label: string;
  /** What to put in, or why it is asked. */
  hint?: ReactNode;
  /** What is wrong with it now. */
  error?: string | null;
  className?: string;
  /** Gets the ids that tie the control to its words. */
  children: (control: {
    id: string;
    "aria-describedby": string | undefined;
    "aria-invalid": true | undefined;
  }) => ReactNode;
}

/** A labelled control with its hint and its error, tied together for screen readers. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="text-ink-2 text-small">
        {label}
      </label>
      {children({ id, "aria-describedby": note ? `${id}-note` : undefined, "aria-invalid": error ? true : undefined })}
      {note ? (
        <p id={`${id}-note`} className={classNames("text-small", error ? "text-danger" : "text-ink-3")}>
          {note}
        </p>
      ) : null}
    </div>
  );
}
