import type { VideoId } from "@tongpin/domain/base";
import { type Publication, publicationOf } from "@tongpin/domain/review";
import { type PackField, publishPack } from "@tongpin/domain/video";
import { useMemo } from "react";
import { announce, useCopy, useFormat, useLedger, useT } from "../../app/index.ts";
import type { ContentApproval } from "../../app/item/use-approval.ts";
import { IconButton } from "../../ui/button.tsx";
import { IconCheck, IconCopy, IconExternal } from "../../ui/icons/index.ts";
import { WriteBack } from "./write-back.tsx";

/** 发布包: only from approved content, in the order in which the platform asks for it (I6). Then the link back (I7). */
export function PublishPanel({ videoId, facts }: { videoId: VideoId; facts: ContentApproval }) {
  const t = useT("publish");
  const { entries } = useLedger();
  const publication = useMemo(() => publicationOf(entries, videoId), [entries, videoId]);
  const { approval, content } = facts;
  return (
    <>
      <section aria-label={t("pack.label")} className="flex flex-col gap-2">
        <h2 className="font-semibold text-base">{t("pack.label")}</h2>
        {approval.type === "approved" ? (
          <Pack fields={publishPack(content)} />
        ) : (
          <p className="text-ink-3 text-small">{t("pack.closed")}</p>
        )}
      </section>
      <section aria-label={t("back.label")} className="flex flex-col gap-2">
        <h2 className="font-semibold text-base">{t("back.label")}</h2>
        {publication ? <Published publication={publication} /> : null}
        <WriteBack videoId={videoId} facts={facts} isCorrection={publication !== null} />
      </section>
    </>
  );
}

function Pack({ fields }: { fields: readonly PackField[] }) {
  const t = useT("publish");
  const { copied, failed, copy } = useCopy();
  async function take(name: string, field: PackField) {
    if (await copy(name, field.text)) announce(t("pack.copied", { field: t(`pack.fields.${field.field}`) }));
  }
  return (
    <ol className="flex flex-col border-line border-t">
      {fields.map((field, index) => {
        const name = `${field.field}:${index}`;
        const label = field.label || t(`pack.fields.${field.field}`);
        return (
          <li key={name} className="flex items-start gap-2 border-line border-b py-2">
            <div className="min-w-0 flex-1">
              <p className="text-ink-3 text-small">{label}</p>
              <p className="line-clamp-4 whitespace-pre-wrap break-words">{field.text}</p>
            </div>
            <IconButton
              tip="left"
              label={copied === name ? t("pack.copied", { field: label }) : t("pack.copy", { field: label })}
              icon={copied === name ? <IconCheck className="text-good" /> : <IconCopy />}
              onClick={() => void take(name, field)}
            />
          </li>
        );
      })}
      {failed ? <p className="py-2 text-small text-warn">{t("pack.failed")}</p> : null}
    </ol>
  );
}

function Published({ publication }: { publication: Publication }) {
  const t = useT("publish");
  const format = useFormat();
  return (
    <div className="flex flex-col gap-0.5">
      <a
        href={publication.url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="inline-flex min-w-0 items-center gap-1.5 text-accent-text underline-offset-2 hover:underline"
      >
        <span className="truncate">{publication.url}</span>
        <IconExternal size={14} className="shrink-0" />
      </a>
      <p className="text-ink-3 text-small">
        {t("back.published", { at: format.moment(publication.publishedAt), name: publication.recordedBy.name })}
      </p>
    </div>
  );
}
