import { asId, type ChannelId } from "@tongpin/domain/base";
import type { CalendarLinkInfo } from "@tongpin/protocol";
import { useCallback, useState } from "react";
import {
  announce,
  useActions,
  useApi,
  useApp,
  useFormat,
  useNow,
  usePlanState,
  useT,
  useToast,
} from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Input } from "../../ui/field.tsx";
import { IconPlus } from "../../ui/icons/index.ts";
import { SkeletonLines } from "../../ui/skeleton.tsx";
import { CalendarLinkDialog } from "./calendar-link-dialog.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";
import { useAnswer, useFailure } from "./use-answer.ts";

const MINUTE = 60_000;

/** Calendars that leave the brand: pages for a client and feeds for calendar programs. */
export function CalendarLinksSection() {
  const t = useT("calendar-links");
  const ts = useT("settings");
  const api = useApi();
  const { brand } = useApp();
  const brandId = brand?.id ?? "";
  const [isMaking, setIsMaking] = useState(false);
  const [links, again] = useAnswer(useCallback(() => api.calendarLinks(brandId), [api, brandId]));
  useActions([
    { id: "calendar-links.add", label: t("add"), keys: "n", group: "create", perform: () => setIsMaking(true) },
  ]);
  return (
    <section>
      <SectionHead
        title={t("title")}
        note={t("note")}
        action={
          <Button icon={<IconPlus />} onClick={() => setIsMaking(true)}>
            {t("add")}
          </Button>
        }
      />
      {isMaking ? <CalendarLinkDialog onCreated={again} onClose={() => setIsMaking(false)} /> : null}
      {links.type === "asking" ? <SkeletonLines label={ts("asking")} /> : null}
      {links.type === "failed" ? <p className="text-ink-3">{ts("unreachable")}</p> : null}
      {links.type === "found" && links.value.length === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
      {links.type === "found" && links.value.length > 0 ? (
        <Rows>
          {links.value.map((link) => (
            <CalendarLinkRow key={link.id} link={link} onChanged={again} />
          ))}
        </Rows>
      ) : null}
    </section>
  );
}

function CalendarLinkRow({ link, onChanged }: { link: CalendarLinkInfo; onChanged: () => Promise<void> }) {
  const t = useT("calendar-links");
  const api = useApi();
  const format = useFormat();
  const toast = useToast();
  const fail = useFailure();
  const now = useNow(MINUTE);
  const { brand } = useApp();
  const channel = usePlanState((state) =>
    link.channelId === null ? null : (state.channels.get(asId<ChannelId>(link.channelId)) ?? null),
  );
  const [isNaming, setIsNaming] = useState(false);
  const of = { brandId: brand?.id ?? "", id: link.id };
  const name = link.label || t("unnamed");
  const state =
    link.revokedAt !== null ? "revoked" : link.expiresAt !== null && link.expiresAt <= now ? "expired" : "open";

  async function revoke() {
    const answer = await api.revokeCalendarLink(of);
    if (!answer.ok) return fail(answer.error.code);
    await onChanged();
    toast.info(t("revoked", { label: name }));
  }

  async function rename(label: string) {
    setIsNaming(false);
    if (label.trim() === link.label) return;
    const answer = await api.renameCalendarLink({ ...of, label });
    if (!answer.ok) return fail(answer.error.code);
    await onChanged();
    announce(t("renamed"));
  }

  const shows = [
    ...link.kinds.map((kind) => t(`kinds.${kind}`)),
    ...link.details.map((detail) => t(`details.${detail}`)),
  ];
  const facts = [
    shows.join(t("and")),
    link.channelId === null ? t("allChannels") : (channel?.name ?? t("otherChannel")),
    link.expiresAt === null ? t("untilRevoked") : t("until", { at: format.moment(link.expiresAt) }),
    link.lastUsedAt === null ? t("neverUsed") : t("used", { at: format.moment(link.lastUsedAt) }),
  ];
  return (
    <Row>
      <div className="min-w-0 flex-1 basis-60">
        <div className="flex min-w-0 items-center gap-2">
          {isNaming ? (
            <NameField label={t("rename", { label: name })} value={link.label} onDone={(label) => void rename(label)} />
          ) : (
            <span className="truncate font-medium">{name}</span>
          )}
          <Chip>{t(`types.${link.type}`)}</Chip>
          <Chip tone={state === "open" ? "good" : "neutral"}>{t(`states.${state}`)}</Chip>
        </div>
        <p className="text-ink-3 text-small">{facts.join(" · ")}</p>
      </div>
      {state === "open" ? (
        <div className="flex gap-2">
          <Button size="small" tone="quiet" onClick={() => setIsNaming(true)}>
            {t("renameShort")}
          </Button>
          <Button
            tone="danger"
            size="small"
            aria-label={t("revokeThis", { label: name })}
            onClick={() => void revoke()}
          >
            {t("revoke")}
          </Button>
        </div>
      ) : null}
    </Row>
  );
}

function NameField({ label, value, onDone }: { label: string; value: string; onDone: (label: string) => void }) {
  const [text, setText] = useState(value);
  return (
    <Input
      autoFocus
      aria-label={label}
      value={text}
      maxLength={80}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => onDone(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") onDone(text);
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onDone(value);
      }}
      className="max-w-60"
    />
  );
}
