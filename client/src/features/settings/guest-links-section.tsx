import { asId, type VideoId } from "@tongpin/domain/base";
import type { GuestLinkInfo } from "@tongpin/protocol";
import { useCallback } from "react";
import { AppLink, useApi, useApp, useFormat, useNow, usePaths, useT, useToast, useVideo } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";
import { useAnswer, useFailure } from "./use-answer.ts";

const MINUTE = 60_000;

/** Links given to people without an account, each to one video. They are made on the video's review page. */
export function GuestLinksSection() {
  const t = useT("settings");
  const api = useApi();
  const { brand } = useApp();
  const brandId = brand?.id ?? "";
  const [links, again] = useAnswer(useCallback(() => api.guestLinks(brandId), [api, brandId]));
  return (
    <section>
      <SectionHead title={t("guests.title")} note={t("guests.note")} />
      {links.type === "asking" ? <SkeletonLines label={t("asking")} /> : null}
      {links.type === "failed" ? <p className="text-ink-3">{t("unreachable")}</p> : null}
      {links.type === "found" && links.value.length === 0 ? <p className="text-ink-3">{t("guests.none")}</p> : null}
      {links.type === "found" && links.value.length > 0 ? (
        <Rows>
          {links.value.map((link) => (
            <GuestLinkRow key={link.id} link={link} onChanged={again} />
          ))}
        </Rows>
      ) : null}
    </section>
  );
}

function GuestLinkRow({ link, onChanged }: { link: GuestLinkInfo; onChanged: () => Promise<void> }) {
  const t = useT("settings");
  const api = useApi();
  const format = useFormat();
  const paths = usePaths();
  const toast = useToast();
  const fail = useFailure();
  const now = useNow(MINUTE);
  const { brand } = useApp();
  const video = useVideo(asId<VideoId>(link.videoId));
  const state = link.revokedAt !== null ? "revoked" : link.expiresAt <= now ? "expired" : "open";
  const revoke = async () => {
    const answer = await api.revokeGuestLink({ brandId: brand?.id ?? "", id: link.id });
    if (!answer.ok) return fail(answer.error.code);
    await onChanged();
    toast.info(t("guests.revoked", { label: link.label }));
  };
  return (
    <Row>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{link.label || t("guests.unnamed")}</span>
          <Chip tone={state === "open" ? "good" : "neutral"}>{t(`guests.states.${state}`)}</Chip>
        </p>
        <p className="truncate text-ink-3 text-small">
          <AppLink to={paths.review(link.videoId)} className="underline-offset-2 hover:underline">
            {video?.title ?? t("guests.otherVideo")}
          </AppLink>
          {" · "}
          {link.rights.map((right) => t(`guests.rights.${right}`)).join(t("guests.and"))}
          {" · "}
          {t("guests.until", { at: format.moment(link.expiresAt) })}
          {" · "}
          {link.lastUsedAt === null ? t("guests.neverUsed") : t("guests.used", { at: format.moment(link.lastUsedAt) })}
        </p>
      </div>
      {state === "open" ? (
        <Button tone="danger" size="small" onClick={() => void revoke()}>
          {t("guests.revoke")}
        </Button>
      ) : null}
    </Row>
  );
}
