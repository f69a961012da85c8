import { holidayLabel, partsOf } from "@tongpin/domain/calendar";
import { wantedOf } from "@tongpin/domain/campaigns";
import type { Campaign } from "@tongpin/domain/video";
import { useFormat, useLocale, useT } from "../../../app/index.ts";
import { type StripAxis, spanOn, styleOf } from "../strip/axis.ts";
import { type CampaignFill, NO_FILL, quotaOf } from "../strip/campaign-fill.ts";
import type { HeatRow } from "../strip/heat.ts";
import { markKey, NODE_LANES, type NodeMark, shortName } from "../strip/node-marks.ts";
import type { RestSpan } from "../strip/rest-spans.ts";
import type { Strip } from "../strip/use-strip.ts";
import { fitStrip } from "./paper-fit.ts";

const LABELS_MM = 46;
const LANE_MM = 3.8;

/** Half a year or a year on one A3: black on white, shades and words instead of colours. */
export function StripPaper({ strip, today }: { strip: Strip; today: Campaign["start"] }) {
  const { axis, rests, nodes, campaigns, fills, heat, gaps } = strip;
  const t = useT("strip");
  const fit = fitStrip(campaigns.length, heat.length);
  const now = spanOn(axis, today, today);
  const gapByMonth = new Map(gaps.map((gap) => [gap.month.start, gap.code]));
  const weeks = axis.weeks.length;
  return (
    <div style={{ position: "relative" }}>
      <table className="strip-paper">
        <colgroup>
          <col style={{ width: `${LABELS_MM}mm` }} />
          <col span={weeks} />
        </colgroup>
        <tbody>
          <tr style={{ height: "6mm" }}>
            <th scope="row">{t("row.months")}</th>
            <td colSpan={weeks} className="strip-paper-lane">
              {axis.months.map(({ start, end, year, month }, index) => {
                const span = spanOn(axis, start, end);
                const gap = gapByMonth.get(start);
                return span ? (
                  <span key={start} style={styleOf(span)} className="strip-paper-month">
                    {t(index === 0 || month === 1 ? "month" : "monthShort", { year, month })}{" "}
                    {gap ? <small>{t(`gapShort.${gap}`)}</small> : null}
                  </span>
                ) : null;
              })}
            </td>
          </tr>
          <tr style={{ height: "4.5mm" }}>
            <th scope="row">{t("row.weeks")}</th>
            {axis.weeks.map((monday) => (
              <td key={monday} className="heat-paper">
                {partsOf(monday).day}
              </td>
            ))}
          </tr>
          <tr style={{ height: "4.5mm" }}>
            <th scope="row">{t("row.rest")}</th>
            <RestLane rests={rests} axis={axis} />
          </tr>
          <tr style={{ height: `${(NODE_LANES + 0.4) * LANE_MM}mm` }}>
            <th scope="row">{t("row.nodes")}</th>
            <NodeLane nodes={nodes} axis={axis} />
          </tr>
          {campaigns.slice(0, fit.campaigns).map((campaign) => (
            <CampaignLine
              key={campaign.id}
              campaign={campaign}
              fill={fills.get(campaign.id) ?? NO_FILL}
              axis={axis}
              height={fit.campaignRow}
            />
          ))}
          {fit.campaigns < campaigns.length ? (
            <tr style={{ height: `${fit.campaignRow}mm` }}>
              <th scope="row">{t("row.campaigns")}</th>
              <td colSpan={weeks}>{t("print.moreCampaigns", { count: campaigns.length - fit.campaigns })}</td>
            </tr>
          ) : null}
          {heat.map((row) => (
            <HeatLine key={row.channel?.id ?? ""} row={row} height={fit.heatRow} />
          ))}
        </tbody>
      </table>
      {now ? (
        <div style={{ position: "absolute", inset: 0, left: `${LABELS_MM}mm` }}>
          <span style={{ position: "absolute", left: `${now.left + now.width / 2}%` }} className="strip-paper-today" />
        </div>
      ) : null}
    </div>
  );
}

function RestLane({ rests, axis }: { rests: readonly RestSpan[]; axis: StripAxis }) {
  const locale = useLocale();
  return (
    <td colSpan={axis.weeks.length} className="strip-paper-lane">
      {rests.map((rest) => {
        const span = spanOn(axis, rest.start, rest.end);
        return span ? (
          <span key={rest.start} data-kind={rest.kind} style={styleOf(span)} className="strip-paper-rest">
            {rest.kind === "holiday" && span.width > 2.2 ? holidayLabel(rest.name, locale) : null}
          </span>
        ) : null;
      })}
    </td>
  );
}

function NodeLane({ nodes, axis }: { nodes: readonly NodeMark[]; axis: StripAxis }) {
  return (
    <td colSpan={axis.weeks.length} className="strip-paper-lane">
      {nodes.map(({ occurrence, name, span, lane, used }) => (
        <span
          key={markKey(occurrence)}
          data-used={used || undefined}
          style={{
            left: `${span.left}%`,
            top: `${(lane ?? NODE_LANES) * LANE_MM}mm`,
            height: lane === null ? "1.4mm" : "3.6mm",
          }}
          className="strip-paper-node"
        >
          {lane === null ? "" : shortName(name)}
        </span>
      ))}
    </td>
  );
}

function CampaignLine({
  campaign,
  fill,
  axis,
  height,
}: {
  campaign: Campaign;
  fill: CampaignFill;
  axis: StripAxis;
  height: number;
}) {
  const t = useT("strip");
  const tc = useT("common");
  const { planned, settled, published } = fill;
  return (
    <tr style={{ height: `${height}mm` }}>
      <th scope="row">
        <b>{campaign.name}</b> {height > 7 ? <br /> : null}
        <small>{t("fill", { planned, settled, published, quota: quotaOf(campaign) })}</small>
      </th>
      <td colSpan={axis.weeks.length} className="strip-paper-lane">
        {campaign.phases.map((phase) => {
          const span = spanOn(axis, phase.start, phase.end);
          const wanted = wantedOf(phase);
          const count = fill.phases.get(phase.id)?.planned ?? 0;
          return span ? (
            <span key={phase.id} data-kind={phase.kind} style={styleOf(span)} className="phase-paper strip-paper-bar">
              {phase.name || tc(`phases.${phase.kind}`)} {wanted > 0 ? `${count}/${wanted}` : count || ""}
            </span>
          ) : null;
        })}
      </td>
    </tr>
  );
}

function HeatLine({ row, height }: { row: HeatRow; height: number }) {
  const t = useT("strip");
  const tc = useT("common");
  const format = useFormat();
  const { channel, planned, short, weeks } = row;
  const name = channel?.name ?? tc("noChannel");
  return (
    <tr style={{ height: `${height}mm` }}>
      <th scope="row">
        <b>{name}</b> {height > 7 ? <br /> : null}
        <small>{t("heat.sum", { planned, quota: channel?.weeklyQuota ?? 0, short })}</small>
      </th>
      {weeks.map((week) => (
        <td
          key={week.monday}
          data-level={week.level}
          title={t("heat.week", { channel: name, day: format.dayShort(week.monday), ...figuresOf(week) })}
          className="heat-paper"
        >
          {week.planned > 0 ? week.planned : null}
          {week.short > 0 ? <b>−{week.short}</b> : null}
        </td>
      ))}
    </tr>
  );
}

function figuresOf({ planned, short }: HeatRow["weeks"][number]) {
  return { planned, short };
}
