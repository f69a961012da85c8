import { halfYearOf, readHalfYear } from "@tongpin/domain/campaigns";
import { useState } from "react";
import { AppLink, Screen, useActions, useGo, usePaths, useQuery, useT } from "../../app/index.ts";
import { NotHereYet } from "../../app/item/not-here-yet.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconCampaign, IconPlus } from "../../ui/icons/index.ts";
import { CampaignList } from "./campaign-list.tsx";
import { CampaignPage } from "./campaign-page.tsx";
import { NewCampaign } from "./new-campaign.tsx";
import { HalfYearPage } from "./plan/half-year-page.tsx";
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
  const { opened, openedId, mayEdit, ready, room, state, today } = campaigns;
  const { plan } = useQuery();
  const go = useGo();
  const thisHalf = halfYearOf(today);
  const startNew = () => setMaking(true);
  useActions([
    {
      id: "campaigns.halfYear",
      label: t("halfYear"),
      keys: "h",
      group: "go",
      perform: () => go.to(paths.campaigns, { plan: thisHalf.id }),
    },
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
  const half = plan ? readHalfYear(plan) : null;
  if (openedId === null && half) {
    return room ? <HalfYearPage half={half} campaigns={campaigns} deeds={deeds} /> : null;
  }
  if (openedId !== null && !ready) return null;
  return (
    <Screen
      title={t("title")}
      actions={
        <>
          <AppLink
            to={paths.campaigns}
            query={{ plan: thisHalf.id }}
            className="inline-flex h-control items-center rounded-md px-3 font-medium text-ink-2 text-ui hover:bg-hover hover:text-ink"
          >
            {t("halfYear")}
          </AppLink>
          {mayEdit ? (
            <Button tone="primary" icon={<IconPlus size={14} />} onClick={startNew}>
              {t("new.open")}
            </Button>
          ) : null}
        </>
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
