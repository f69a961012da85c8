import { useState } from "react";
import { AppLink, Screen, useActions, usePaths, useT } from "../../app/index.ts";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconCampaign, IconPlus } from "../../ui/icons/index.ts";
import { CampaignList } from "./campaign-list.tsx";
import { CampaignPage } from "./campaign-page.tsx";
import { NewCampaign } from "./new-campaign.tsx";
import { RemovedCampaigns } from "./removed-campaigns.tsx";
import { useCampaignDeeds } from "./use-campaign-deeds.ts";
import { useCampaigns } from "./use-campaigns.ts";

/** 活动: every campaign with its phases; with `?id=` one of them as a page. */
export function CampaignsScreen() {
  const t = useT("campaigns");
  const paths = usePaths();
  const campaigns = useCampaigns();
  const deeds = useCampaignDeeds(campaigns);
  const [making, setMaking] = useState(false);
  const { opened, openedId, mayEdit, ready, state } = campaigns;
  const startNew = () => setMaking(true);
  useActions([
    { id: "campaigns.new", label: t("new.open"), keys: "n", group: "create", when: () => mayEdit, perform: startNew },
  ]);
  const dialog = (
    <NewCampaign
      open={making}
      onOpenChange={setMaking}
      campaigns={campaigns}
      onCreate={(draft) => {
        const id = deeds.create(draft);
        if (id !== null) campaigns.open(id);
      }}
    />
  );
  if (opened) {
    return (
      <>
        <CampaignPage key={opened.id} campaign={opened} campaigns={campaigns} deeds={deeds} />
        {dialog}
      </>
    );
  }
  if (openedId !== null && !ready) return null;
  return (
    <Screen
      title={t("title")}
      actions={
        mayEdit ? (
          <Button tone="primary" icon={<IconPlus size={14} />} onClick={startNew}>
            {t("new.open")}
          </Button>
        ) : null
      }
    >
      {openedId !== null ? (
        <EmptyState
          title={t("gone")}
          note={t("goneNote")}
          action={
            <AppLink to={paths.campaigns} className="text-accent-text hover:underline">
              {t("toList")}
            </AppLink>
          }
        />
      ) : state.campaigns.size === 0 ? (
        ready ? (
          <EmptyState
            icon={<IconCampaign size={24} />}
            title={t("empty")}
            note={t("emptyNote")}
            action={mayEdit ? <Button onClick={startNew}>{t("new.open")}</Button> : null}
          />
        ) : (
          <NotHereYet />
        )
      ) : (
        <>
          <CampaignList campaigns={campaigns} />
          <RemovedCampaigns campaigns={campaigns} onRestore={deeds.restore} />
        </>
      )}
      {dialog}
    </Screen>
  );
}
