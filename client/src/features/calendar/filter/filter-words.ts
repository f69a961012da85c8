import { PLATFORMS, STAGES } from "@tongpin/domain/video";
import { OWNER_ME, OWNER_NONE, type PlanFilter, RELATIVES } from "@tongpin/domain/views";
import { useMemo } from "react";
import { useApp, useMembers, useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";

/** The fields of a filter that hold values to choose from. */
export type FilterField = Exclude<keyof PlanFilter, "text">;
export const FILTER_FIELDS: readonly FilterField[] = [
  "relatives",
  "channels",
  "platforms",
  "stages",
  "campaigns",
  "owners",
];

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Of a channel or a person. */
  readonly hue: number | null;
}

export type FilterOptions = Readonly<Record<FilterField, readonly FilterOption[]>>;

/** What can be chosen in each field, in words. */
export function useFilterOptions({ state }: Pick<Calendar, "state">): FilterOptions {
  const t = useT("views");
  const tc = useT("common");
  const members = useMembers();
  const { person } = useApp();
  const { channels, campaigns } = state;
  return useMemo(() => {
    const plain = (value: string, label: string, hue: number | null = null): FilterOption => ({ value, label, hue });
    return {
      relatives: RELATIVES.map((relative) => plain(relative, t(`relative.${relative}`))),
      channels: [...channels.values()].map(({ id, name, hue }) => plain(id, name, hue)),
      platforms: PLATFORMS.map((platform) => plain(platform, tc(`platforms.${platform}`))),
      stages: STAGES.map((stage) => plain(stage, tc(`stages.${stage}`))),
      campaigns: [...campaigns.values()].map(({ id, name }) => plain(id, name)),
      owners: [
        plain(OWNER_ME, t("owner.me")),
        plain(OWNER_NONE, tc("nobody")),
        ...members
          .filter(({ personId }) => personId !== person.id)
          .map(({ personId, name, hue }) => plain(personId, name, hue)),
      ],
    };
  }, [t, tc, channels, campaigns, members, person.id]);
}

/** A filter in which one value of a field is switched. */
export function switched(filter: PlanFilter, field: FilterField, value: string): PlanFilter {
  const values: readonly string[] = filter[field];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...filter, [field]: next };
}
