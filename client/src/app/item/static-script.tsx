import type { ScriptRoom } from "@tongpin/workspace";
import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { AppLink } from "../app-link.tsx";
import { usePaths } from "../hooks/use-go.ts";
import { useScriptState } from "../hooks/use-rooms.ts";
import type { VideoGate } from "../hooks/use-script-gate.ts";
import { useT } from "../hooks/use-t.ts";
import { FailureNote } from "./failure-note.tsx";

/** As much as a page draws without noticing; the whole is in the backup. */
const MOST_ITEMS = 300;
const MOST_CHARACTERS = 2_000;

/** A script as plain words: nothing is bound to them, nothing is written, nothing of them is markup. */
export function StaticScript({ room, why }: { room: ScriptRoom | null; why: Exclude<VideoGate, "open"> | "failed" }) {
  const t = useT("item");
  const paths = usePaths();
  const state = useScriptState(room, (script) => script);
  const { rows, shots, post } = state;
  const isOld = why === "newer" || why === "outdated";
  const trouble = { what: t(`gate.${why}.what`), safe: t(`gate.${why}.safe`), todo: t(`gate.${why}.todo`) };
  return (
    <div className="scroll-y min-h-0 flex-1">
      <section aria-label={t("gate.label")} className="mx-auto flex max-w-3xl flex-col gap-6 px-5 pt-4 pb-20">
        <FailureNote trouble={trouble}>
          {isOld ? (
            <Button size="small" onClick={() => window.location.reload()}>
              {t("gate.reload")}
            </Button>
          ) : (
            <AppLink to={paths.settings("storage")} className="text-accent-text hover:underline">
              {t("gate.backup")}
            </AppLink>
          )}
        </FailureNote>
        <List title={t("gate.rows")} items={rows}>
          {(row) => (
            <li key={row.id} className="grid gap-x-4 border-line border-b py-2 sm:grid-cols-2">
              <Words text={row.visual} className="text-ink-2" />
              <div>
                <Words text={row.voice} />
                <Words text={row.caption} className="text-ink-3 text-small" />
              </div>
            </li>
          )}
        </List>
        <List title={t("gate.shots")} items={shots}>
          {(shot) => (
            <li key={shot.id} className="flex gap-3 border-line border-b py-1.5">
              <span className="tabular w-8 shrink-0 text-ink-3">{shot.number.slice(0, 8)}</span>
              <div className="min-w-0 flex-1">
                <Words text={shot.picture} />
                <Words text={shot.line} className="text-ink-2" />
              </div>
            </li>
          )}
        </List>
        {post.title || post.caption ? (
          <div>
            <h3 className="mb-1 font-semibold">{t("gate.post")}</h3>
            <Words text={post.title} />
            <Words text={post.caption} className="text-ink-2" />
          </div>
        ) : null}
      </section>
    </div>
  );
}

function List<T>({ title, items, children }: { title: string; items: readonly T[]; children: (item: T) => ReactNode }) {
  const t = useT("item");
  if (items.length === 0) return null;
  const left = items.length - MOST_ITEMS;
  return (
    <div>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <ul className="border-line border-t">{items.slice(0, MOST_ITEMS).map(children)}</ul>
      {left > 0 ? <p className="mt-1 text-ink-3 text-small">{t("gate.more", { count: left })}</p> : null}
    </div>
  );
}

function Words({ text, className = "" }: { text: string; className?: string }) {
  const t = useT("item");
  if (text === "") return null;
  const left = text.length - MOST_CHARACTERS;
  return (
    <p className={`whitespace-pre-wrap break-words ${className}`}>
      {text.slice(0, MOST_CHARACTERS)}
      {left > 0 ? <span className="text-ink-3"> {t("gate.cut", { count: left })}</span> : null}
    </p>
  );
}
