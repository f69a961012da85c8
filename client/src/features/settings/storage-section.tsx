import { useEffect, useState } from "react";
import { SyncDetails, useApp, useFormat, useStorageReport, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Meter } from "../../ui/meter.tsx";
import { BackupSection } from "./backup-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { FolderSection } from "./folder-section.tsx";
import { RescuesSection } from "./rescues-section.tsx";
import { SectionHead } from "./section.tsx";

/** What is stored where, whether the browser will keep it, and what has not been sent. */
export function StorageSection() {
  const t = useT("settings");
  const { mode } = useApp();
  return (
    <section className="flex flex-col gap-8">
      <div>
        <SectionHead title={t("storage.title")} note={t(mode === "local" ? "storage.noteLocal" : "storage.note")} />
        <div className="-mx-4 rounded-lg sm:mx-0 sm:border sm:border-line">
          <SyncDetails />
        </div>
      </div>
      <Device />
      <RescuesSection />
      <BackupSection />
      <FolderSection />
      <FilesSection />
    </section>
  );
}

function Device() {
  const t = useT("settings");
  const format = useFormat();
  const { mode } = useApp();
  const { report, ask } = useStorageReport();
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (report?.persisted) setRefused(false);
  }, [report]);
  if (!report) return null;
  const { persisted, used, available, keeps } = report;
  const total = used === null || available === null ? null : used + available;
  return (
    <div>
      <h3 className="mb-2 font-semibold">{t("storage.device")}</h3>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-y py-3">
        <p className="min-w-0 flex-1 text-ink-2">
          {persisted === true
            ? t("storage.persisted")
            : persisted === false
              ? t(mode === "local" ? "storage.notPersistedLocal" : "storage.notPersisted")
              : t("storage.unknown")}
        </p>
        {persisted === false ? (
          <Button size="small" onClick={() => void ask().then((given) => setRefused(!given))}>
            {t("storage.persist")}
          </Button>
        ) : null}
      </div>
      {refused ? <p className="mt-2 text-ink-3 text-small">{t("storage.refused")}</p> : null}
      {persisted !== true || keeps === "nothing" ? (
        <p className={keeps === "nothing" ? "mt-2 text-danger" : "mt-2 text-ink-3 text-small"}>
          {t(`storage.keeps.${keeps}`)}
        </p>
      ) : null}
      {used !== null && total !== null ? (
        <div className="mt-4 flex flex-col gap-1.5">
          <p className="text-ink-2">{t("storage.used", { used: format.bytes(used), total: format.bytes(total) })}</p>
          <Meter
            label={t("storage.used", { used: format.bytes(used), total: format.bytes(total) })}
            value={used}
            max={total}
            tone={used / total > 0.8 ? "warn" : "accent"}
          />
        </div>
      ) : null}
    </div>
  );
}
