import type { VersionInfo } from "@tongpin/protocol";
import { type FormEvent, useState } from "react";
import { useApp, useFormat, useGo, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Input } from "../../../ui/field.tsx";
import { IconCloudOff } from "../../../ui/icons/index.ts";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import { useVersionTrouble } from "./use-version-trouble.ts";
import { isOnlyHere, type Versions } from "./use-versions.ts";

/** All kept versions, newest first, under the day they were made on; above them the way to keep one more. */
export function VersionList({ versions, mayWrite }: { readonly versions: Versions; readonly mayWrite: boolean }) {
  const t = useT("script");
  const { mode } = useApp();
  const isLocal = mode !== "server";
  const { list, again } = versions;
  if (list.type === "asking") return <SkeletonLines label={t("versions.asking")} lines={5} className="p-4" />;
  if (list.type === "failed") {
    return (
      <EmptyState
        icon={<IconCloudOff size={22} />}
        title={t("versions.needsServer")}
        note={t("versions.needsServerNote")}
        action={<Button onClick={() => void again()}>{t("versions.again")}</Button>}
      />
    );
  }
  return (
    <>
      {list.isStale ? <StaleNote again={again} /> : null}
      {mayWrite && !list.isStale && !isLocal ? <KeepForm versions={versions} /> : null}
      {list.versions.length === 0 ? (
        <EmptyState title={t("versions.none")} note={t("versions.noneNote")} />
      ) : (
        <ul className="scroll-y min-h-0 flex-1 px-2 pb-4">
          {list.versions.map((info) => (
            <li key={info.id}>
              <VersionRow info={info} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The list is what this device saw last. */
function StaleNote({ again }: { readonly again: () => Promise<void> }) {
  const t = useT("script");
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-line border-b px-4 py-2 text-ink-2 text-small"
    >
      <IconCloudOff size={14} className="shrink-0" />
      <p className="min-w-0 flex-1">{t("versions.stale")}</p>
      <Button size="small" onClick={() => void again()}>
        {t("versions.again")}
      </Button>
    </div>
  );
}

function KeepForm({ versions }: { readonly versions: Versions }) {
  const t = useT("script");
  const trouble = useVersionTrouble();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || busy) return;
    setBusy(true);
    const refused = await versions.keep(name.trim());
    setBusy(false);
    if (refused) trouble(refused);
    else setName("");
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex shrink-0 items-center gap-2 px-4 py-3">
      <Input
        aria-label={t("versions.newName")}
        placeholder={t("versions.newName")}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === "" || busy}>
        {t("versions.keep")}
      </Button>
    </form>
  );
}

function VersionRow({ info }: { readonly info: VersionInfo }) {
  const t = useT("script");
  const go = useGo();
  const format = useFormat();
  const words = useVersionWords();
  return (
    <button
      type="button"
      className="flex w-full flex-col gap-0.5 rounded-md px-2 py-2 text-left hover:bg-hover"
      onClick={() => go.query({ version: info.id }, { push: true })}
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{info.name ?? words.reason(info)}</span>
        {isOnlyHere(info) ? <Chip>{t("versions.onlyHere")}</Chip> : null}
        <time dateTime={new Date(info.at).toISOString()} className="shrink-0 text-ink-3 text-small tabular-nums">
          {format.moment(info.at)}
        </time>
      </span>
      <span className="truncate text-ink-3 text-small">
        {[info.name === null ? "" : words.reason(info), words.authors(info), t("versions.words", { words: info.words })]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </button>
  );
}

/** Why a version was kept and who wrote in it, in words. */
export function useVersionWords() {
  const t = useT("script");
  const nameOf = (person: { readonly name: string } | null) => person?.name || t("versions.somebody");
  return {
    reason: ({ reason, by }: VersionInfo) => t(`versions.reasons.${reason}`, { name: nameOf(by) }),
    authors: ({ authors }: VersionInfo) =>
      authors.length === 0 ? "" : t("versions.writtenBy", { names: authors.map(nameOf).join(t("comma")) }),
  };
}
