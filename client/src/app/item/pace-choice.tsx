import { asId, type PaceId } from "@tongpin/domain/base";
import { NORMAL_PACE, offeredPaces, type Pace } from "@tongpin/domain/calendar";
import type { Video } from "@tongpin/domain/video";
import { updateVideo } from "@tongpin/workspace";
import { Select } from "../../ui/select.tsx";
import { useCommands } from "../hooks/use-commands.ts";
import { usePlan } from "../hooks/use-plan.ts";
import { useT } from "../hooks/use-t.ts";

/** A pace's name: the brand's own word for it, else the one that comes with the product. */
export function usePaceName(): (pace: Pick<Pace, "id" | "name">) => string {
  const t = useT("item");
  return ({ id, name }) => (name === "" && t.has(`pace.names.${id}`) ? t(`pace.names.${id}`) : name);
}

/** How much time the steps of a video get (C5). Its deadlines are counted anew; dates fixed by hand stay. */
export function PaceChoice({ video, mayEdit }: { video: Video; mayEdit: boolean }) {
  const t = useT("item");
  const { room, state } = usePlan();
  const commands = useCommands();
  const nameOf = usePaceName();
  const offered = offeredPaces(state.paces);
  const present = video.paceId ?? NORMAL_PACE;
  const gone = offered.some(({ id }) => id === present) ? undefined : state.paces.get(present);
  return (
    <Select
      bare
      size="small"
      label={t("pace.label")}
      value={present as string}
      disabled={!mayEdit}
      options={[
        ...offered.map((pace) => ({ value: pace.id as string, label: nameOf(pace) })),
        ...(gone ? [{ value: gone.id as string, label: t("pace.gone", { name: gone.name }) }] : []),
      ]}
      onChange={(value) => {
        const paceId = value === NORMAL_PACE ? null : asId<PaceId>(value);
        if (room) updateVideo(room, { videoId: video.id, patch: { paceId } }, commands());
      }}
    />
  );
}
