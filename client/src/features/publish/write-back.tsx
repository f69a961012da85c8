import { mayCommand } from "@tongpin/domain/access";
import type { Instant, VideoId } from "@tongpin/domain/base";
import { civilDateOf, civilTimeOf, instantOf, isCivilDate, parseCivilTime } from "@tongpin/domain/calendar";
import { parseShareText } from "@tongpin/domain/video";
import { type FormEvent, useState } from "react";
import { refusalText, useApp, useCommands, useRecords, useT } from "../../app/index.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import type { ContentApproval } from "../../app/item/use-approval.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Textarea } from "../../ui/field.tsx";
import { IconCloudOff } from "../../ui/icons/index.ts";

/** 发布回填: paste what the platform's 分享 copies, see which link was found, record it (I7). */
export function WriteBack({
  videoId,
  facts,
  isCorrection,
}: {
  videoId: VideoId;
  facts: ContentApproval;
  isCorrection: boolean;
}) {
  const t = useT("publish");
  const tc = useT("common");
  const { person, role } = useApp();
  const records = useRecords();
  const commands = useCommands();
  const [text, setText] = useState("");
  const [at, setAt] = useState<string | null>(null);
  const { approval } = facts;
  const queued = records.items.findLast(({ command }) => command.type === "publish" && command.videoId === videoId);

  if (queued && queued.state !== "refused") {
    return (
      <p role="status" className="flex items-center gap-1.5 text-small text-warn">
        <IconCloudOff size={14} />
        {t("back.waiting")}
      </p>
    );
  }
  if (queued) {
    return (
      <FailureNote trouble={troubleOf(t, "back.refused", queued.error ?? { code: "other" })}>
        <Button size="small" onClick={() => records.discard(queued.op)}>
          {t("back.putAway")}
        </Button>
      </FailureNote>
    );
  }
  if (approval.type !== "approved") {
    return isCorrection ? null : <p className="text-ink-3 text-small">{t("back.closed")}</p>;
  }
  if (!mayCommand({ ...person, kind: "member", role }, "publish")) {
    return isCorrection ? null : <p className="text-ink-3 text-small">{t("back.notYou")}</p>;
  }

  const found = text.trim() === "" ? null : parseShareText(text);
  const when = at ?? localMinute(commands().now);
  const publishedAt = readMinute(when);

  function record(event: FormEvent) {
    event.preventDefault();
    if (!found?.ok || approval.type !== "approved" || publishedAt === null) return;
    const { submissionId, contentHash } = approval;
    void records.send({ type: "publish", videoId, submissionId, contentHash, url: found.value.url, publishedAt });
    setText("");
    setAt(null);
  }

  return (
    <form onSubmit={record} className="flex flex-col gap-3">
      <Field
        label={isCorrection ? t("back.correct") : t("back.paste")}
        hint={found?.ok ? undefined : t("back.hint")}
        error={found && !found.ok ? refusalText(tc, found.error.code) : null}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={text}
            placeholder={t("back.placeholder")}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {found?.ok ? (
        <>
          <p className="break-all rounded-md bg-good-soft px-2.5 py-1.5 text-small">
            {tc(`platforms.${found.value.platform}`)} · {found.value.url}
          </p>
          <Field label={t("back.when")}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                value={when}
                onChange={(event) => setAt(event.target.value)}
                className="h-control self-start rounded-md border border-line-strong bg-raised px-2"
              />
            )}
          </Field>
          <Button type="submit" tone="primary" disabled={publishedAt === null} className="self-start">
            {t("back.record")}
          </Button>
        </>
      ) : null}
    </form>
  );
}

/** A Beijing minute as a `datetime-local` field spells it. */
function localMinute(at: Instant): string {
  return `${civilDateOf(at)}T${civilTimeOf(at)}`;
}

function readMinute(text: string): Instant | null {
  const [date = "", clock = ""] = text.split("T");
  const time = parseCivilTime(clock);
  return isCivilDate(date) && time.ok ? instantOf(date, time.value) : null;
}
