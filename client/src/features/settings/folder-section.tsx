import { type ChosenFolder, KEEP_CHOICES, useFolderBackups } from "../../app/hooks/use-folder-backups.ts";
import { useFormat, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { Button } from "../../ui/button.tsx";
import { IconCheck } from "../../ui/icons/index.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";

type Folder = ReturnType<typeof useFolderBackups>;

/** A folder of this computer that always has the latest backups in it, and not more of them than are wanted. */
export function FolderSection() {
  const t = useT("backupFolder");
  const backups = useFolderBackups();
  const { state } = backups;
  if (state.type === "asking") return null;
  return (
    <section aria-labelledby="folder-title">
      <h3 id="folder-title" className="mb-1 font-semibold">
        {t("title")}
      </h3>
      <p className="mb-3 text-ink-2">{t("note")}</p>
      {state.type === "unable" ? <p className="border-line border-y py-3 text-ink-2">{t("unable")}</p> : null}
      {state.type === "none" ? (
        <div className="border-line border-y py-3">
          <Button onClick={backups.choose}>{t("choose")}</Button>
        </div>
      ) : null}
      {state.type === "chosen" ? <Chosen folder={state.folder} backups={backups} /> : null}
    </section>
  );
}

function Chosen({ folder, backups }: { folder: ChosenFolder; backups: Folder }) {
  const t = useT("backupFolder");
  const format = useFormat();
  const { trouble, isWorking } = folder;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y py-3">
        <p className="min-w-0 flex-1" aria-live="polite">
          <span className="block truncate font-medium">{folder.name}</span>
          <span className="block text-ink-3 text-small">
            {isWorking
              ? t("working")
              : folder.checkedAt === null
                ? t("never")
                : t("checked", { at: format.moment(folder.checkedAt) })}
          </span>
        </p>
        <Button size="small" disabled={isWorking} onClick={backups.backUpNow}>
          {t("now")}
        </Button>
        <Button size="small" tone="quiet" disabled={isWorking} onClick={backups.choose}>
          {t("other")}
        </Button>
        <Button size="small" tone="quiet" disabled={isWorking} onClick={backups.stop}>
          {t("stop")}
        </Button>
      </div>
      {trouble === null || isWorking ? null : (
        <div className="mt-3">
          <FailureNote
            trouble={{
              what: t(`trouble.${trouble}.what`),
              safe: t(`trouble.${trouble}.safe`),
              todo: t(`trouble.${trouble}.todo`),
            }}
          >
            {trouble === "permission" ? (
              <Button size="small" onClick={backups.allow}>
                {t("allow")}
              </Button>
            ) : null}
          </FailureNote>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
        <Switch checked={folder.withMedia} onChange={backups.withMedia} className="min-w-0 flex-1">
          {t("withMedia")}
        </Switch>
        <Select
          label={t("keep")}
          value={String(folder.keep)}
          onChange={(value) => backups.keep(Number(value))}
          options={KEEP_CHOICES.map((count) => ({ value: String(count), label: t("keepCount", { count }) }))}
        />
      </div>
      <Files folder={folder} backups={backups} />
    </>
  );
}

function Files({ folder, backups }: { folder: ChosenFolder; backups: Folder }) {
  const t = useT("backupFolder");
  const format = useFormat();
  if (folder.files.length === 0) return null;
  return (
    <ul aria-label={t("files")} className="border-line border-t">
      {folder.files.map(({ name, at, bytes, pinned }) => (
        <li key={name} className="flex min-h-11 items-center gap-2 border-line border-b py-1.5">
          <span className="min-w-0 flex-1">
            <span className="block truncate">{name}</span>
            <span className="tabular text-ink-3 text-small">
              {format.moment(at)} · {format.bytes(bytes)}
            </span>
          </span>
          <Button
            size="small"
            tone="quiet"
            aria-pressed={pinned}
            aria-label={t("pinOf", { name })}
            {...(pinned ? { icon: <IconCheck /> } : {})}
            onClick={() => backups.pin(name, !pinned)}
          >
            {t(pinned ? "pinned" : "pin")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
