import type { CivilDate } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { useRef, useState } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { useLocale, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { type CampaignDraft, draftFromDay, draftFromNode } from "./campaign-from-node.ts";
import { CampaignPreview } from "./campaign-preview.tsx";
import { type NodeChoice, nameOfNode, useNodeChoices } from "./node-choices.ts";
import { NodeList } from "./node-list.tsx";
import type { Campaigns } from "./use-campaigns.ts";

export interface NewCampaignProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  campaigns: Campaigns;
  onCreate(draft: CampaignDraft): void;
}

/** 从节点新建: type a few letters, look at what it would become, Enter. */
export function NewCampaign({ open, onOpenChange, campaigns, onCreate }: NewCampaignProps) {
  const t = useT("campaigns");
  const tc = useT("common");
  const locale = useLocale();
  const nodes = useNodes();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const [ownName, setOwnName] = useState<string | null>(null);
  const [ownDay, setOwnDay] = useState(() => usualDay(campaigns.today));
  const choices = useNodeChoices(typed, campaigns);
  const chosen = choices.find(({ key }) => key === chosenKey) ?? choices[0] ?? null;
  const name = ownName ?? nameOf(chosen, typed);
  const draft = draftOf();

  function nameOf(choice: NodeChoice | null, search: string): string {
    return choice?.occurrence ? nameOfNode(choice.occurrence, nodes, locale) : search.trim();
  }

  function draftOf(): CampaignDraft | null {
    if (!chosen || name.trim() === "") return null;
    const { today } = campaigns;
    return chosen.occurrence ? draftFromNode(chosen.occurrence, name, today) : draftFromDay(ownDay, name, today);
  }

  function choose(key: string) {
    setChosenKey(key);
    setOwnName(null);
  }

  function close(next: boolean) {
    if (!next) {
      setTyped("");
      choose("");
      setOwnDay(usualDay(campaigns.today));
    }
    onOpenChange(next);
  }

  function create() {
    if (!draft) return;
    close(false);
    onCreate(draft);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("new.title")}
      description={t("new.note")}
      closeLabel={tc("close")}
      width="large"
      initialFocus={input}
      footer={
        <>
          <Button tone="quiet" onClick={() => close(false)}>
            {t("new.cancel")}
          </Button>
          <Button tone="primary" disabled={!draft} onClick={create}>
            {t("new.create")}
          </Button>
        </>
      }
    >
      <div className="grid min-h-0 gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <NodeList
          inputRef={input}
          choices={choices}
          chosen={chosen}
          typed={typed}
          onType={(text) => {
            setTyped(text);
            choose("");
          }}
          onChoose={choose}
          onEnter={create}
        />
        {chosen ? (
          <CampaignPreview
            choice={chosen}
            draft={draft}
            name={name}
            ownDay={ownDay}
            onName={setOwnName}
            onOwnDay={setOwnDay}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

/** Far enough off that no phase is over. */
function usualDay(today: CivilDate): CivilDate {
  return addDays(today, 30);
}
