import { useState } from "react";
import { type KeptFile, useKeptFiles } from "../../app/hooks/use-kept-files.ts";
import { useFormat, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Dialog } from "../../ui/dialog.tsx";

/** The cuts and pictures this device keeps, how much they take, and which of them may go. */
export function FilesSection() {
  const t = useT("backup");
  const format = useFormat();
  const { files, free } = useKeptFiles();
  const [asked, setAsked] = useState<string | null>(null);
  if (!files || files.length === 0) return null;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const doomed = files.find(({ sha256 }) => sha256 === asked);
  const cuts = files.filter(({ kind }) => kind === "cut");
  const pictures = files.filter(({ kind }) => kind === "frame");
  return (
    <section aria-labelledby="files-title">
      <h3 id="files-title" className="mb-1 font-semibold">
        {t("files.title")}
      </h3>
      <p className="mb-3 text-ink-2">{t("files.note", { count: files.length, size: format.bytes(total) })}</p>
      <ul className="border-line border-t">
        {cuts.map(({ sha256, name, bytes, at, state }) => {
          const title = name ?? t("files.unnamed", { hash: sha256.slice(0, 8) });
          return (
            <li
              key={sha256}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5"
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate">{title}</span>
                <span className="tabular text-ink-3 text-small">
                  {format.bytes(bytes)} · {format.moment(at)}
                </span>
              </span>
              <Chip tone={state === "safe" ? "neutral" : "warn"}>{t(`files.states.${state}`)}</Chip>
              <Button
                size="small"
                tone="quiet"
                aria-label={t("files.freeOf", { name: title })}
                disabled={state === "owed" || state === "unknown"}
                onClick={() => (state === "only" ? setAsked(sha256) : void free([sha256]))}
              >
                {t("files.free")}
              </Button>
            </li>
          );
        })}
        <PicturesRow pictures={pictures} free={free} />
      </ul>
      <Dialog
        open={doomed !== undefined}
        onOpenChange={(open) => (open ? undefined : setAsked(null))}
        width="small"
        title={t("files.askTitle", { name: doomed?.name ?? "" })}
        description={t("files.ask")}
        closeLabel={t("close")}
        footer={
          <Button
            tone="danger"
            onClick={() => {
              if (asked !== null) void free([asked]);
              setAsked(null);
            }}
          >
            {t("files.delete")}
          </Button>
        }
      />
    </section>
  );
}

/** The pictures of shots together: nobody frees hundreds of thumbnails one by one. Only what the server has can go. */
function PicturesRow({
  pictures,
  free,
}: {
  readonly pictures: readonly KeptFile[];
  readonly free: (hashes: readonly string[]) => Promise<void>;
}) {
  const t = useT("backup");
  const format = useFormat();
  if (pictures.length === 0) return null;
  const safe = pictures.filter(({ state }) => state === "safe");
  const bytes = pictures.reduce((sum, picture) => sum + picture.bytes, 0);
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{t("files.pictures", { count: pictures.length })}</span>
        <span className="tabular text-ink-3 text-small">{format.bytes(bytes)}</span>
      </span>
      <Chip tone={safe.length === pictures.length ? "neutral" : "warn"}>
        {t("files.picturesSafe", { count: safe.length })}
      </Chip>
      <Button
        size="small"
        tone="quiet"
        aria-label={t("files.freeOf", { name: t("files.pictures", { count: safe.length }) })}
        disabled={safe.length === 0}
        onClick={() => void free(safe.map(({ sha256 }) => sha256))}
      >
        {t("files.free")}
      </Button>
    </li>
  );
}
