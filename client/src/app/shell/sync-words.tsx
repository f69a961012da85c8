import { lazy, useEffect, useRef } from "react";
import type { SyncStatus } from "../../sync/contract.ts";
import { classNames } from "../../ui/class-names.ts";
import { IconAlert, IconCheck, IconCloudOff, IconDevice, IconRefresh } from "../../ui/icons/index.ts";
import { useFormat } from "../hooks/use-format.ts";
import { useSyncStatus } from "../hooks/use-sync.ts";
import { useT } from "../hooks/use-t.ts";
import { announce } from "../live-region.tsx";
import { Deferred } from "./deferred.tsx";

const SyncPopover = lazy(async () => ({ default: (await import("./sync-popover.tsx")).SyncPopover }));

function glyphOf(status: SyncStatus) {
  if (status.state === "local") return <IconDevice size={14} />;
  if (status.state === "synced") return <IconCheck size={14} />;
  if (status.state === "saving") return <IconRefresh size={14} />;
  return status.state === "offline" ? <IconCloudOff size={14} /> : <IconAlert size={14} />;
}

/** Where what you typed is, in words: 本机已存 / 同步中 / 已同步 / 离线·n 条未发 / 出错·怎么办. */
export function useSyncText(): { status: SyncStatus; text: string } {
  const status = useSyncStatus();
  const t = useT("common");
  const format = useFormat();
  switch (status.state) {
    case "local":
      return { status, text: t("sync.local") };
    case "saving":
      return { status, text: status.unsent > 0 ? t("sync.savingSome", { count: status.unsent }) : t("sync.saving") };
    case "synced":
      return { status, text: t("sync.synced", { time: format.time(status.at) }) };
    case "offline":
      return { status, text: t("sync.offline", { count: status.unsent }) };
    case "error":
      return { status, text: t("sync.error") };
  }
}

/** The sync state, always in sight, on phones too; pressing it shows what waits. Changes of state are read out. */
export function SyncWords() {
  const { status, text } = useSyncText();
  const t = useT("common");
  const said = useRef(status.state);
  useEffect(() => {
    // Going to and fro between saving and saved with every word typed is not news.
    const quiet = (state: SyncStatus["state"]) => (state === "saving" ? "synced" : state);
    if (quiet(said.current) === quiet(status.state)) return;
    said.current = status.state;
    announce(text);
  }, [status.state, text]);
  // Not stored, or stored on this device alone, which browsers may clear: only what is acknowledged is safe.
  const isUnsafe =
    (status.state === "error" && status.reason === "storage") || ("unsent" in status && status.unsent > 0);
  useEffect(() => {
    if (!isUnsafe) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", hold);
    return () => window.removeEventListener("beforeunload", hold);
  }, [isUnsafe]);
  const button = (
    <button
      type="button"
      aria-label={t("sync.open", { text })}
      data-state={status.state}
      className={classNames(
        "flex h-control min-w-0 shrink-0 select-none items-center gap-1.5 rounded-md px-2 text-small transition-colors hover:bg-hover data-[popup-open]:bg-hover",
        status.state === "error" ? "text-danger" : status.state === "offline" ? "text-warn" : "text-ink-3",
      )}
    >
      {glyphOf(status)}
      <span className="truncate">{text}</span>
    </button>
  );
  return <Deferred button={button} opens={SyncPopover} />;
}
