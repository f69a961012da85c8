import { mayWriteRoom } from "@tongpin/domain/access";
import type { Channel } from "@tongpin/domain/video";
import { useState } from "react";
import { AppLink, useActions, useApp, usePaths, usePlan, usePlanState, useT } from "../../app/index.ts";
import { useGridActions } from "../../app/item/grid-actions.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { HueDot } from "../../ui/chip.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconBoard, IconChannel, IconEdit, IconPlus } from "../../ui/icons/index.ts";
import { ChannelDialog } from "./channel-dialog.tsx";
import { Row, Rows, SectionHead } from "./section.tsx";

/** The accounts (账号) this brand publishes on, with what was promised for each week. */
export function ChannelsSection() {
  const t = useT("settings");
  const { role } = useApp();
  const { room } = usePlan();
  const channels = usePlanState((state) => state.channels);
  const [edited, setEdited] = useState<Channel | "new" | null>(null);
  const mayEdit = mayWriteRoom(role, "plan") && room !== null;
  useActions([
    {
      id: "channel-add",
      label: t("channels.add"),
      keys: "n",
      group: "create",
      icon: <IconPlus />,
      perform: () => setEdited("new"),
      when: () => mayEdit && edited === null,
    },
  ]);
  useGridActions();
  const list = [...channels.values()];
  return (
    <section>
      <SectionHead
        title={t("channels.title")}
        note={t("channels.note")}
        action={
          <Button icon={<IconPlus />} disabled={!mayEdit} onClick={() => setEdited("new")}>
            {t("channels.add")}
          </Button>
        }
      />
      {list.length === 0 ? (
        <EmptyState icon={<IconChannel size={22} />} title={t("channels.none")} className="border-line border-y" />
      ) : (
        <Rows>
          {list.map((channel) => (
            <ChannelRow key={channel.id} channel={channel} onEdit={mayEdit ? () => setEdited(channel) : null} />
          ))}
        </Rows>
      )}
      {edited && room ? (
        <ChannelDialog
          room={room}
          channel={edited === "new" ? null : edited}
          taken={list.map((channel) => channel.hue)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </section>
  );
}

function ChannelRow({ channel, onEdit }: { channel: Channel; onEdit: (() => void) | null }) {
  const t = useT("settings");
  const tc = useT("common");
  const paths = usePaths();
  const { name, platform, hue, charsPerMinute, weeklyQuota } = channel;
  return (
    <Row>
      <HueDot hue={hue} className="size-2.5" />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{name}</span>
        <span className="ml-2 text-ink-3">{tc(`platforms.${platform}`)}</span>
      </span>
      <span className="text-ink-2 text-small">
        {weeklyQuota === null ? t("channels.noQuota") : t("channels.quotaIs", { count: weeklyQuota })}
        {charsPerMinute === null ? null : ` · ${t("channels.speedIs", { count: charsPerMinute })}`}
      </span>
      <AppLink
        to={paths.channelGrid(channel.id)}
        aria-label={tc("channelGrid", { name })}
        data-tip={tc("channelGrid", { name })}
        data-tip-side="left"
        className="inline-flex size-control-sm items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
      >
        <IconBoard />
      </AppLink>
      {onEdit ? (
        <IconButton label={t("channels.edit", { name })} icon={<IconEdit />} size="small" tip="left" onClick={onEdit} />
      ) : null}
    </Row>
  );
}
