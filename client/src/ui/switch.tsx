import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { IconCheck } from "./icons/index.ts";

interface ToggleProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children?: ReactNode;
  /** Name when there are no words beside it. */
  label?: string;
  disabled?: boolean;
  className?: string;
}

/** On or off, in force at once. */
export function Switch({ checked, onChange, children, label, disabled, className }: ToggleProps) {
  const id = useId();
  return (
    <span className={classNames("inline-flex min-h-control-sm items-center gap-2", className)}>
      <BaseSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled ?? false}
        onCheckedChange={onChange}
        aria-label={label}
        className="relative h-4.5 w-8 shrink-0 rounded-full bg-line-strong p-px transition-colors data-[checked]:bg-accent data-[disabled]:opacity-45"
      >
        <BaseSwitch.Thumb className="block size-4 rounded-full bg-raised transition-transform data-[checked]:translate-x-3.5" />
      </BaseSwitch.Root>
      {children ? <label htmlFor={id}>{children}</label> : null}
    </span>
  );
}

/** One yes of several. */
export function Checkbox({ checked, onChange, children, label, disabled, className }: ToggleProps) {
  const id = useId();
  return (
    <span className={classNames("inline-flex min-h-control-sm items-center gap-2", className)}>
      <BaseCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled ?? false}
        onCheckedChange={onChange}
        aria-label={label}
        className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-raised data-[checked]:border-accent data-[checked]:bg-accent data-[disabled]:opacity-45"
      >
        <BaseCheckbox.Indicator className="text-accent-ink">
          <IconCheck size={12} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {children ? <label htmlFor={id}>{children}</label> : null}
    </span>
  );
}
