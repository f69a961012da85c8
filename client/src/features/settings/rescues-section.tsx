import { mayManage } from "@tongpin/domain/access";
import { asId, type VideoId } from "@tongpin/domain/base";
import type { RescueInfo } from "@tongpin/protocol";
import { useCallback } from "react";
import { useApi, useApp, useFormat, useMembers, useT, useToast, useVideo } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconDownload } from "../../ui/icons/index.ts";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Row, Rows } from "./section.tsx";
import { useAnswer, useFailure } from "./use-answer.ts";

/** What the server kept out because it came under somebody else's name, for those who answer for the brand. */
export function RescuesSection() {
  const { mode, role } = useApp();
  return mode === "server" && mayManage(role, "members") ? <Rescues /> : null;
}

function Rescues() {
  const t = useT("settings");
  const api = useApi();
  const { brand } = useApp();
  const brandId = brand?.id ?? "";
  const [rescues, again] = useAnswer(useCallback(() => api.rescues(brandId), [api, brandId]));
  return (
    <div>
      <h3 className="mb-1 font-semibold">{t("rescues.title")}</h3>
      <p className="mb-2 text-ink-2">{t("rescues.note")}</p>
      {rescues.type === "asking" ? <SkeletonLines label={t("asking")} /> : null}
      {rescues.type === "failed" ? <p className="text-ink-3">{t("unreachable")}</p> : null}
      {rescues.type === "found" && rescues.value.length === 0 ? (
        <p className="text-ink-3">{t("rescues.none")}</p>
      ) : null}
      {rescues.type === "found" && rescues.value.length > 0 ? (
        <Rows>
          {rescues.value.map((rescue) => (
            <RescueRow key={rescue.id} rescue={rescue} onChanged={again} />
          ))}
        </Rows>
      ) : null}
    </div>
  );
}

function RescueRow({ rescue, onChanged }: { rescue: RescueInfo; onChanged: () => Promise<void> }) {
  const t = useT("settings");
  const api = useApi();
  const toast = useToast();
  const format = useFormat();
  const fail = useFailure();
  const { brand } = useApp();
  const video = useVideo(asId<VideoId>(rescue.docId));
  const sender = useMembers().find((member) => member.personId === rescue.personId);
  const brandId = brand?.id ?? "";
  const where = rescue.kind === "plan" ? t("rescues.plan") : (video?.title ?? t("guests.otherVideo"));
  const who = sender?.name ?? t("rescues.formerMember");
  const accept = async () => {
    const answer = await api.acceptRescue({ brandId, id: rescue.id });
    if (!answer.ok) return fail(answer.error.code);
    await onChanged();
    toast.info(t("rescues.accepted", { where }));
  };
  return (
    <Row>
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <span className="font-medium">{where}</span>
          <span className="ml-2 text-ink-3">{t("rescues.from", { who, at: format.moment(rescue.at) })}</span>
        </span>
        <span className="block truncate text-ink-2 text-small">
          {rescue.excerpt === "" ? t("rescues.noWords", { size: format.bytes(rescue.bytes) }) : rescue.excerpt}
        </span>
      </span>
      {rescue.accepted ? (
        <Chip>{t("rescues.acceptedBy", { who: rescue.accepted.name, at: format.moment(rescue.accepted.at) })}</Chip>
      ) : (
        <Button size="small" onClick={() => void accept()}>
          {t("rescues.accept")}
        </Button>
      )}
      <a
        href={api.rescueCopy({ brandId, id: rescue.id })}
        download
        aria-label={t("rescues.copyOf", { where, who })}
        title={t("rescues.copy")}
        className="flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-11"
      >
        <IconDownload />
      </a>
    </Row>
  );
}
