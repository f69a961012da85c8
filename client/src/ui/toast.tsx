import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Button, IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { IconAlert, IconClose, IconInfo } from "./icons/index.ts";
import type { ToastAction, ToastItem, ToastStore } from "./toast-store.ts";

/** Where toasts stand. Read aloud politely, errors at once. Hover or focus holds them. */
export function ToastRegion({ store, label, closeLabel }: { store: ToastStore; label: string; closeLabel: string }) {
  const items = useSyncExternalStore(store.subscribe, store.getSnapshot);
  return (
    <section
      aria-label={label}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(env(safe-area-inset-bottom)+4.25rem)] z-60 flex flex-col items-center gap-2 md:bottom-5"
    >
      {items.map((item) => (
        <Toast key={item.id} item={item} closeLabel={closeLabel} onEnd={() => store.remove(item.id)} />
      ))}
    </section>
  );
}

function Toast({ item, closeLabel, onEnd }: { item: ToastItem; closeLabel: string; onEnd: () => void }) {
  const [held, setHeld] = useState(false);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (held || item.stands === null) return;
    const timer = setTimeout(() => end.current(), item.stands);
    return () => clearTimeout(timer);
  }, [held, item.stands]);

  return (
    // The pointer and the focus only hold it; whatever can be done has its own button.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      role={item.kind === "error" ? "alert" : "status"}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex max-w-full items-start gap-2 rounded-lg bg-raised py-1.5 pr-1.5 pl-3 text-ui shadow-float sm:max-w-lg"
    >
      <span
        className={classNames(
          "flex h-control-sm shrink-0 items-center",
          item.kind === "error" ? "text-danger" : "text-ink-3",
        )}
      >
        {item.kind === "error" ? <IconAlert /> : <IconInfo />}
      </span>
      <div className="flex min-h-control-sm min-w-0 flex-col justify-center">
        <p className="break-words">{item.message}</p>
        {item.lines.map((line) => (
          <p key={line} className="break-words text-ink-2 text-small">
            {line}
          </p>
        ))}
      </div>
      {[item.also, item.action].map((action) =>
        action ? <ToastButton key={action.label} action={action} onEnd={onEnd} /> : null,
      )}
      <IconButton label={closeLabel} icon={<IconClose size={14} />} size="small" tip="none" onClick={onEnd} />
    </div>
  );
}

function ToastButton({ action, onEnd }: { action: ToastAction; onEnd: () => void }) {
  return (
    <Button
      tone="link"
      size="small"
      className="ml-1"
      onClick={() => {
        action.perform();
        onEnd();
      }}
    >
      {action.label}
    </Button>
  );
}
