import type { ShotId } from "@tongpin/domain/base";
import { SHOOT_BY, type ShootBy, shootOrder } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useFormat, useT } from "../../../app/index.ts";
import { Segmented } from "../../../ui/segmented.tsx";
import { totalSeconds } from "../core/shot-sums.ts";

interface ShootListProps {
  /** As printed. */
  readonly shots: readonly Shot[];
  readonly by: ShootBy;
  readonly onBy: (by: ShootBy) => void;
  /** Leads to the shot in the table. */
  readonly onShot: (id: ShotId) => void;
}

/** 拍摄顺序: the same shots as they are best taken. The cut order stays what it is. */
export function ShootList({ shots, by, onBy, onShot }: ShootListProps) {
  const t = useT("shots");
  const format = useFormat();
  const { groups, saved } = useMemo(() => shootOrder(shots, by), [shots, by]);
  return (
    <div className="scroll-y min-h-0 flex-1 pb-8">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
        <Segmented
          label={t("shootByLabel")}
          value={by}
          options={SHOOT_BY.map((value) => ({ value, label: t(`shootBy.${value}`) }))}
          onChange={onBy}
        />
        <p className="text-ink-2 text-small" role="status">
          {t("shootSaved", { groups: groups.length, saved })}
        </p>
      </div>
      {groups.map((group) => {
        const name = group.names.filter(Boolean).join(" · ") || t(`shootUnknown.${by}`);
        return (
          <section key={group.shots[0]?.id} aria-label={name} className="mb-4">
            <h2 className="flex items-baseline gap-2 border-line-strong border-b px-4 pb-1.5">
              <span className="min-w-0 flex-1 truncate font-semibold text-ui">{name}</span>
              <span className="font-normal text-ink-3 text-small">
                {t("shootGroup", {
                  count: group.shots.length,
                  duration: format.duration(Math.round(totalSeconds(group.shots))),
                })}
              </span>
            </h2>
            <ol>
              {group.shots.map((shot) => (
                <li key={shot.id} className="border-line border-b">
                  <button
                    type="button"
                    onClick={() => onShot(shot.id)}
                    className="grid w-full grid-cols-[3rem_8rem_1fr_1fr_3.5rem] gap-x-3 px-4 py-2 text-start text-ui hover:bg-hover max-sm:grid-cols-[3rem_1fr_3.5rem]"
                  >
                    <strong className="font-semibold">{shot.number}</strong>
                    <span className="text-ink-2 max-sm:col-span-2">
                      {[shot.size, shot.angle, shot.movement].filter(Boolean).join(" · ")}
                    </span>
                    <span className="min-w-0 break-words max-sm:col-span-3">{shot.picture}</span>
                    <span className="min-w-0 break-words text-ink-2 max-sm:col-span-2 max-sm:col-start-1">
                      {shot.line}
                    </span>
                    <span className="text-end text-ink-3 text-small">
                      {shot.seconds === null ? "" : t("secondsShort", { seconds: shot.seconds })}
                    </span>
                  </button>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
