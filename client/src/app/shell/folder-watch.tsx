import { useEffect, useState } from "react";
import { useApp } from "../hooks/use-app.ts";
import { useFolderBackups } from "../hooks/use-folder-backups.ts";
import { useGo, usePaths } from "../hooks/use-go.ts";
import { useT } from "../hooks/use-t.ts";
import { useToast } from "../hooks/use-toast.ts";
import { useServices } from "../runtime/context.ts";

/** How often an open page looks whether a backup is due, ms. */
const LOOK_MS = 3_600_000;

/** Keeps the chosen folder up to date while the brand is open. Fetches its words only where a folder was chosen. */
export function FolderWatch() {
  const { brand } = useApp();
  const { messages, runtime } = useServices();
  const [isWanted, setIsWanted] = useState(false);
  const brandId = brand?.id ?? null;
  useEffect(() => {
    let left = false;
    const look = async () => {
      const database = runtime.account.getSnapshot()?.database;
      if (brandId === null || database === undefined) return;
      const { folderRows } = await import("../../sync/backup/folder-backups.ts");
      if (!(await folderRows(database, brandId).read())) return;
      await messages.need(["backup", "backupFolder"]);
      if (!left) setIsWanted(true);
    };
    void look();
    return () => {
      left = true;
    };
  }, [runtime, messages, brandId]);
  return isWanted ? <Watch /> : null;
}

function Watch() {
  const { backUpIfDue } = useFolderBackups();
  const t = useT("backupFolder");
  const toast = useToast();
  const go = useGo();
  const paths = usePaths();
  useEffect(() => {
    let told = false;
    const look = async () => {
      const isTroubled = await backUpIfDue();
      if (!isTroubled || told) return;
      told = true;
      toast.offer(t("news"), { label: t("newsOpen"), perform: () => go.to(paths.settings("storage")) });
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [backUpIfDue, toast, t, go, paths]);
  return null;
}
