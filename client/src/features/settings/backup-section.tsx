import { mayWriteRoom } from "@tongpin/domain/access";
import { useState } from "react";
import { useBackup } from "../../app/hooks/use-backup.ts";
import { AppLink, pathsOf, useApp, useFormat, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { FileButton } from "../../app/item/file-button.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import { Button } from "../../ui/button.tsx";
import { IconDownload, IconUpload } from "../../ui/icons/index.ts";
import { Meter } from "../../ui/meter.tsx";
import { Switch } from "../../ui/switch.tsx";
import { FoundBackup } from "./found-backup.tsx";

type Backup = ReturnType<typeof useBackup>;

/** A brand as a file and back: written and read on this device, with or without a network. */
export function BackupSection() {
  const t = useT("backup");
  const backup = useBackup();
  const [withMedia, setWithMedia] = useState(true);
  const isBusy = backup.state.type === "working";
  return (
    <section aria-labelledby="backup-title">
      <h3 id="backup-title" className="mb-1 font-semibold">
        {t("title")}
      </h3>
      <p className="mb-3 text-ink-2">{t("note")}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-y py-3">
        <Switch checked={withMedia} onChange={setWithMedia} className="min-w-0 flex-1">
          {t("withMedia")}
        </Switch>
        <Button disabled={isBusy} icon={<IconDownload />} onClick={() => backup.write(withMedia)}>
          {t("write")}
        </Button>
        {isBusy ? null : (
          <FileButton icon={<IconUpload />} accept=".zip,application/zip" onFile={backup.inspect}>
            {t("choose")}
          </FileButton>
        )}
      </div>
      <div className="mt-3" aria-live="polite">
        <Outcome backup={backup} />
      </div>
      <Automatic backup={backup} />
    </section>
  );
}

function Outcome({ backup }: { backup: Backup }) {
  const t = useT("backup");
  const format = useFormat();
  const { role, brand } = useApp();
  const { state } = backup;
  switch (state.type) {
    case "idle":
      return null;
    case "working":
      return <Working state={state} onCancel={backup.cancel} />;
    case "written":
      return (
        <Done onClose={backup.dismiss}>
          <p>
            {t("written.what", {
              size: format.bytes(state.bytes),
              videos: state.manifest.videos,
              media: state.manifest.media.length,
            })}
          </p>
          {state.manifest.missing > 0 ? (
            <p className="text-warn">{t("written.missing", { count: state.manifest.missing })}</p>
          ) : null}
          {state.manifest.mediaLeftOut > 0 ? (
            <p className="text-ink-2">{t("written.leftOut", { count: state.manifest.mediaLeftOut })}</p>
          ) : null}
        </Done>
      );
    case "found":
      return (
        <FoundBackup
          manifest={state.manifest}
          here={brand?.name ?? ""}
          isSameBrand={state.manifest.brand.id === brand?.id}
          mayMerge={role !== "guest" && mayWriteRoom(role, "script")}
          onCopy={backup.copy}
          onMerge={backup.merge}
          onClose={backup.dismiss}
        />
      );
    case "copied":
      return (
        <Done onClose={backup.dismiss}>
          <p>{t(state.isHere ? "copied.here" : "copied.there", { brand: state.brand.name })}</p>
          {state.isHere ? (
            <AppLink to={pathsOf(state.brand.id).today} className="text-accent-text hover:underline">
              {t("copied.open")}
            </AppLink>
          ) : null}
        </Done>
      );
    case "merged": {
      const { count, refused, isUndone } = state;
      const isNothing = count.added + count.changed === 0;
      return (
        <Done onClose={backup.dismiss}>
          <p>{isUndone ? t("merged.undone") : isNothing ? t("merged.nothing") : t("merged.what", { ...count })}</p>
          {refused > 0 ? <p className="text-warn">{t("merged.refused", { count: refused })}</p> : null}
          {isUndone || isNothing ? null : (
            <Button size="small" className="self-start" onClick={backup.undoMerge}>
              {t("merged.undo")}
            </Button>
          )}
        </Done>
      );
    }
    case "failed":
      return (
        <FailureNote trouble={troubleOf(t, "failed", state.error)}>
          <Button size="small" tone="quiet" onClick={backup.dismiss}>
            {t("close")}
          </Button>
        </FailureNote>
      );
  }
}

function Working({
  state,
  onCancel,
}: {
  state: Extract<Backup["state"], { readonly type: "working" }>;
  onCancel: () => void;
}) {
  const t = useT("backup");
  const format = useFormat();
  const { progress } = state;
  const deed = t(`working.${state.deed}`);
  const words = !progress
    ? deed
    : progress.step === "rooms"
      ? t("working.rooms", { deed, done: progress.done, total: progress.total })
      : t("working.media", { deed, done: format.bytes(progress.done), total: format.bytes(progress.total) });
  return (
    <div className="flex flex-col gap-1.5 rounded-md border border-line px-3 py-2">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1">{words}</p>
        <Button size="small" tone="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
      <Meter label={words} value={progress?.done ?? 0} max={progress?.total || 1} />
    </div>
  );
}

function Done({ children, onClose }: { children: React.ReactNode; onClose: () => void }) {
  const t = useT("backup");
  return (
    <div className="flex items-start gap-2 rounded-md border border-line px-3 py-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">{children}</div>
      <Button size="small" tone="quiet" onClick={onClose}>
        {t("close")}
      </Button>
    </div>
  );
}

function Automatic({ backup }: { backup: Backup }) {
  const t = useT("backup");
  const format = useFormat();
  const { brand } = useApp();
  if (backup.automatic.length === 0) return null;
  return (
    <div className="mt-4">
      <h4 className="mb-1 text-ink-3 text-small">{t("automatic.title")}</h4>
      <ul className="border-line border-t">
        {backup.automatic.map(({ id, at, bytes }) => {
          const words = t("automatic.item", { at: format.moment(at), size: format.bytes(bytes) });
          return (
            <li key={id} className="flex flex-wrap items-center gap-2 border-line border-b py-1.5">
              <span className="tabular min-w-0 flex-1">{words}</span>
              <Button
                size="small"
                tone="quiet"
                aria-label={`${t("automatic.save")} ${words}`}
                onClick={() => backup.saveAutomatic(id, `tongpin-${brand?.name ?? ""}-${at}.zip`)}
              >
                {t("automatic.save")}
              </Button>
              <Button
                size="small"
                tone="quiet"
                aria-label={`${t("automatic.open")} ${words}`}
                onClick={() => backup.openAutomatic(id)}
              >
                {t("automatic.open")}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
