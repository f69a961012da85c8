import type { PinnedContent } from "@tongpin/domain/records";
import type { Round } from "@tongpin/domain/review";
import { formatClock } from "@tongpin/domain/script";
import type { ReactNode } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { ShortHash } from "../../../app/item/short-hash.tsx";

/** What will be published beside the film, from the frozen bytes: never from the live document. */
export function FrozenPost({
  content,
  round,
  film,
  onSeek,
}: {
  content: PinnedContent;
  round: Round;
  /** Where the submitted cut can be played from here; null = nowhere. */
  film: string | null;
  onSeek: (ms: number) => void;
}) {
  const t = useT("review");
  const format = useFormat();
  const { post, cut } = content;
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-ink-3 text-small">
        {t("frozen.when", { round: round.round, name: round.submittedBy.name, at: format.moment(round.submittedAt) })}{" "}
        <ShortHash hash={round.contentHash} />
      </p>
      <dl className="flex flex-col gap-3.5">
        <Part label={t("frozen.title")}>{post.title || <None />}</Part>
        <Part label={t("frozen.caption")}>
          {post.caption ? <span className="whitespace-pre-wrap">{post.caption}</span> : <None />}
        </Part>
        <Part label={t("frozen.topics")}>
          {post.topics.length > 0 ? post.topics.map((topic) => `#${topic}`).join("  ") : <None />}
        </Part>
        <Part label={t("frozen.links")}>
          {post.links.length === 0 ? <None /> : null}
          {post.links.map((link) => (
            <span key={`${link.label} ${link.url}`} className="block">
              {link.label}{" "}
              <a
                href={link.url}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="break-all text-accent-text underline-offset-2 hover:underline"
              >
                {link.url}
              </a>
            </span>
          ))}
        </Part>
        <Part label={t("frozen.cover")}>
          {post.coverAtMs === null ? (
            <None />
          ) : (
            <button
              type="button"
              className="-mx-1 flex min-h-6 flex-col items-start gap-1.5 rounded-sm px-1 text-accent-text tabular-nums hover:bg-hover"
              onClick={() => onSeek(post.coverAtMs ?? 0)}
            >
              {film === null ? null : <CoverFrame film={film} atMs={post.coverAtMs} />}
              {t("frozen.coverAt", { time: formatClock(post.coverAtMs) })}
            </button>
          )}
        </Part>
        {cut ? (
          <Part label={t("frozen.file")}>
            <span className="break-all">{cut.name}</span>
            <span className="block text-ink-3 text-small">
              {format.bytes(cut.bytes)} · {format.duration(cut.durationMs / 1000)} · {cut.width}×{cut.height}
            </span>
          </Part>
        ) : null}
      </dl>
    </div>
  );
}

/** The frame the platform will show, taken from the film itself. */
function CoverFrame({ film, atMs }: { film: string; atMs: number }) {
  return (
    <video
      src={`${film}#t=${atMs / 1000}`}
      muted
      playsInline
      preload="auto"
      tabIndex={-1}
      aria-hidden="true"
      className="pointer-events-none h-36 max-w-full rounded-md bg-sunken object-contain"
    />
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="text-ink-3 text-small">{label}</dt>
      <dd className="min-w-0 break-words text-read leading-ui">{children}</dd>
    </div>
  );
}

function None() {
  const t = useT("review");
  return <span className="text-ink-3">{t("frozen.none")}</span>;
}
