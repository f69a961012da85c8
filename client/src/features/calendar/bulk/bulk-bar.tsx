import { STAGES, type Stage } from "@tongpin/domain/video";
import { useState } from "react";
import { StageGlyph, useActions, useMembers, useT } from "../../../app/index.ts";
import { Button, IconButton } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { IconClose, IconTrash } from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine, MenuSub } from "../../../ui/menu.tsx";
import { type Desk, useSelection } from "../moving/desk.ts";
import { focusedVideo } from "../moving/use-carry.ts";
import { shownOrder } from "../moving/use-tile-deeds.ts";
import { isStripView } from "../strip/axis.ts";
import type { Calendar } from "../use-calendar.ts";
import { BriefCarrier } from "./brief-carrier.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { ShiftForm } from "./shift-form.tsx";
import { useBulk } from "./use-bulk.ts";

/** Nobody sets a video to what only the ledger can say. */
const BY_HAND: readonly Stage[] = STAGES.slice(0, STAGES.indexOf("published"));

/** What can be done to the chosen videos, at the foot of the calendar while any is chosen (C12). */
export function BulkBar({ calendar, desk }: { calendar: Calendar; desk: Desk }) {
  const t = useT("moves");
  const tc = useT("common");
  const selected = useSelection(desk);
  const bulk = useBulk(calendar, desk);
  const members = useMembers();
  const [shifting, setShifting] = useState(false);
  const { mayEdit, state } = calendar;
  const isChoosing = selected.size > 0;

  useActions([
    {
      id: "calendar.select",
      label: t("select.one"),
      keys: "x",
      group: "do",
      when: () => mayEdit && focusedVideo(calendar) !== null,
      perform() {
        const id = focusedVideo(calendar);
        if (id !== null) desk.toggle(id);
      },
    },
    {
      id: "calendar.selectAll",
      label: t("select.all"),
      keys: "mod+a",
      group: "do",
      // The strips show weeks, not videos.
      when: () => mayEdit && !isStripView(calendar.place.view),
      perform: () => desk.choose(shownOrder({ ...calendar, arrangement: { ...calendar.arrangement, tray: [] } })),
    },
    ...(isChoosing
      ? [
          {
            id: "calendar.unselect",
            label: t("select.none"),
            keys: "escape",
            group: "do" as const,
            perform: desk.clear,
          },
          {
            id: "calendar.shift",
            label: t("bulk.shift"),
            keys: "shift+m",
            group: "do" as const,
            perform: () => setShifting(true),
          },
        ]
      : []),
  ]);

  return (
    <>
      <BriefCarrier copies={bulk.copies} />
      {bulk.proposed ? (
        <BulkDialog calendar={calendar} plan={bulk.proposed} onAgree={bulk.agree} onCancel={bulk.cancel} />
      ) : null}
      {isChoosing ? (
        <section
          aria-label={t("bulk.label")}
          className="flex shrink-0 flex-wrap items-center gap-1.5 border-line border-t bg-raised px-3 py-1.5"
        >
          <span className="mr-1 font-medium text-small">{t("select.count", { count: selected.size })}</span>
          <ShiftForm
            open={shifting}
            onOpenChange={setShifting}
            onShift={(shift) => bulk.propose({ type: "shift", shift })}
          />
          <Menu side="top" trigger={<Button size="small">{t("bulk.owner")}</Button>}>
            {members.map(({ personId, name }) => (
              <MenuItem key={personId} onSelect={() => bulk.propose({ type: "owner", ownerId: personId })}>
                {name}
              </MenuItem>
            ))}
            <MenuLine />
            <MenuItem onSelect={() => bulk.propose({ type: "owner", ownerId: null })}>{tc("nobody")}</MenuItem>
          </Menu>
          <Menu side="top" trigger={<Button size="small">{t("bulk.stage")}</Button>}>
            {BY_HAND.map((stage) => (
              <MenuItem
                key={stage}
                icon={<StageGlyph stage={stage} />}
                onSelect={() => bulk.propose({ type: "stage", stage })}
              >
                {tc(`stages.${stage}`)}
              </MenuItem>
            ))}
          </Menu>
          <Menu side="top" trigger={<Button size="small">{t("bulk.campaign")}</Button>}>
            {[...state.campaigns.values()].map(({ id, name, phases }) => (
              <MenuSub key={id} label={name}>
                {phases.map((phase) => (
                  <MenuItem
                    key={phase.id}
                    onSelect={() => bulk.propose({ type: "campaign", campaignId: id, phaseId: phase.id })}
                  >
                    {phase.name ?? tc(`phases.${phase.kind}`)}
                  </MenuItem>
                ))}
                <MenuItem onSelect={() => bulk.propose({ type: "campaign", campaignId: id, phaseId: null })}>
                  {t("bulk.noPhase")}
                </MenuItem>
              </MenuSub>
            ))}
            <MenuLine />
            <MenuItem onSelect={() => bulk.propose({ type: "campaign", campaignId: null, phaseId: null })}>
              {t("bulk.noCampaign")}
            </MenuItem>
          </Menu>
          <Menu side="top" trigger={<Button size="small">{t("bulk.duplicate")}</Button>}>
            {[...state.channels.values()].map(({ id, name, hue }) => (
              <MenuItem
                key={id}
                icon={<HueDot hue={hue} />}
                onSelect={() => bulk.propose({ type: "duplicate", channelId: id })}
              >
                {name}
              </MenuItem>
            ))}
          </Menu>
          <Button size="small" icon={<IconTrash size={14} />} onClick={() => bulk.propose({ type: "remove" })}>
            {t("bulk.remove")}
          </Button>
          <IconButton
            size="small"
            className="ml-auto"
            label={t("select.none")}
            icon={<IconClose size={14} />}
            onClick={() => desk.clear()}
          />
        </section>
      ) : null}
    </>
  );
}
