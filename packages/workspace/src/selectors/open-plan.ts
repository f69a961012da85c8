import type { CallSheetId, CampaignId, ChannelId, PaceId, PhaseId, PlanId, VideoId } from "@tongpin/domain/base";
import type { HolidayBook, HolidayEntry, Pace } from "@tongpin/domain/calendar";
import type { PlanDoc } from "@tongpin/domain/campaigns";
import type { Industry } from "@tongpin/domain/claims";
import type { KeptNode } from "@tongpin/domain/nodes";
import type { ScriptTemplate, TemplateId } from "@tongpin/domain/script";
import type { CallSheet } from "@tongpin/domain/shooting";
import { type Campaign, type Channel, DEADLINE_STEPS, type Figures, type Video } from "@tongpin/domain/video";
import type { SavedView, SavedViewId } from "@tongpin/domain/views";
import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { readIndustries } from "../schema/brand.ts";
import { CALL_SHEET_SPEC, isMarkedRemoved, readCallSheet } from "../schema/call-sheet.ts";
import { CAMPAIGN_SPEC, isCampaignRemoved, readCampaign, splitPhaseKey } from "../schema/campaign.ts";
import { CHANNEL_SPEC, readChannel } from "../schema/channel.ts";
import { isRecordId } from "../schema/field.ts";
import { FIGURES_SPEC, readFigures } from "../schema/figures.ts";
import { readHolidayEntry } from "../schema/holiday.ts";
import { HOT_SPEC } from "../schema/hot.ts";
import { readKeptNode } from "../schema/node.ts";
import { PACE_FIELDS, readPace } from "../schema/pace.ts";
import { splitKey } from "../schema/record.ts";
import { readSavedView, SAVED_VIEW_SPEC } from "../schema/saved-view.ts";
import { readTemplate, TEMPLATE_SPEC } from "../schema/template.ts";
import { pinField, readVideo, VIDEO_SPEC } from "../schema/video.ts";
import { indexByFirstId } from "./key-index.ts";
import { createVideoClashes, NO_VIDEO_CLASHES, type VideoClashes } from "./open-video-clashes.ts";
import { readPlanDocs } from "./plan-docs.ts";
import { createTable, hasRecord, touchedIds } from "./table.ts";
import { createListeners, type Listeners, type View } from "./view.ts";

export interface PlanState {
  /** Removed ones included (`removedAt` is set). */
  readonly videos: ReadonlyMap<VideoId, Video>;
  readonly channels: ReadonlyMap<ChannelId, Channel>;
  readonly campaigns: ReadonlyMap<CampaignId, Campaign>;
  /** By `<videoId>:<checkpoint>`. */
  readonly figures: ReadonlyMap<string, Figures>;
  /** Shooting days, removed ones left out. */
  readonly callSheets: ReadonlyMap<CallSheetId, CallSheet>;
  /** Structures of the brand's own. Removed ones included (`removedAt` is set). */
  readonly templates: ReadonlyMap<TemplateId, ScriptTemplate>;
  /** What is written together about a campaign (under its id) or a half-year. */
  readonly plans: ReadonlyMap<PlanId, PlanDoc>;
  /** Looks at the plan that the brand's people share. Removed ones included (`removedAt` is set). */
  readonly views: ReadonlyMap<SavedViewId, SavedView>;
  /** The trades of the brand. */
  readonly industries: readonly Industry[];
  /** Days off beyond what ships; `holidayTableOf` makes one table of both. */
  readonly holidays: HolidayBook;
  /** What the brand says about nodes, by node id; `nodeTableOf` makes one list of both. */
  readonly nodes: ReadonlyMap<string, KeptNode>;
  /** Lead times as the brand has set them; what is not in here is as it comes with the product (`leadTimesOf`). */
  readonly paces: ReadonlyMap<PaceId, Pace>;
  /** Facts of cards that two people decided at the same time, until somebody chooses. */
  readonly videoClashes: VideoClashes;
}

export const EMPTY_PLAN: PlanState = {
  videos: new Map(),
  channels: new Map(),
  campaigns: new Map(),
  figures: new Map(),
  callSheets: new Map(),
  templates: new Map(),
  plans: new Map(),
  views: new Map(),
  industries: [],
  holidays: new Map(),
  nodes: new Map(),
  paces: new Map(),
  videoClashes: NO_VIDEO_CLASHES,
};

export interface PlanRoom extends View<PlanState> {
  readonly doc: Y.Doc;
  /** Calls only when this video's card changed. */
  subscribeVideo(id: VideoId, listener: () => void): () => void;
}

const VIDEO_FIELDS = [...Object.keys(VIDEO_SPEC), ...DEADLINE_STEPS.map(pinField), ...Object.keys(HOT_SPEC)];
const CHANNEL_FIELDS = Object.keys(CHANNEL_SPEC);
const CAMPAIGN_FIELDS = Object.keys(CAMPAIGN_SPEC);
const CALL_SHEET_FIELDS = Object.keys(CALL_SHEET_SPEC);
const FIGURES_FIELDS = Object.keys(FIGURES_SPEC);
const TEMPLATE_FIELDS = Object.keys(TEMPLATE_SPEC);
const VIEW_FIELDS = Object.keys(SAVED_VIEW_SPEC);

/** Opens a brand's plan. Nothing is written; nothing is read before the first `getSnapshot`. */
export function openPlan(doc: Y.Doc): PlanRoom {
  const maps = {
    videos: doc.getMap<unknown>("videos"),
    channels: doc.getMap<unknown>("channels"),
    campaigns: doc.getMap<unknown>("campaigns"),
    phases: doc.getMap<unknown>("phases"),
    asks: doc.getMap<unknown>("phaseAsks"),
    figures: doc.getMap<unknown>("figures"),
    brand: doc.getMap<unknown>("brand"),
    sheets: doc.getMap<unknown>("callSheets"),
    crew: doc.getMap<unknown>("callCrew"),
    shots: doc.getMap<unknown>("callShots"),
    templates: doc.getMap<unknown>("templates"),
    holidays: doc.getMap<unknown>("holidays"),
    nodes: doc.getMap<unknown>("nodes"),
    views: doc.getMap<unknown>("views"),
    paces: doc.getMap<unknown>("paces"),
    ratings: doc.getMap<unknown>("ratings"),
  };
  const phasesOf = indexPhases(maps.phases);
  const asksOf = indexByFirstId(maps.asks);
  const ratingsOf = indexByFirstId(maps.ratings);
  const videos = createTable<VideoId, Video>(maps.videos, (id) =>
    isRecordId(id) && hasRecord(maps.videos, id, VIDEO_FIELDS)
      ? readVideo(maps.videos, id, maps.ratings, ratingsOf.keys(id))
      : null,
  );
  const channels = createTable<ChannelId, Channel>(maps.channels, (id) =>
    isRecordId(id) && hasRecord(maps.channels, id, CHANNEL_FIELDS) ? readChannel(maps.channels, id) : null,
  );
  const campaigns = createTable<CampaignId, Campaign>(maps.campaigns, (id) =>
    isRecordId(id) && hasRecord(maps.campaigns, id, CAMPAIGN_FIELDS) && !isCampaignRemoved(maps.campaigns, id)
      ? readCampaign(maps, id, phasesOf.ids(id), asksOf.keys(id))
      : null,
  );
  const figures = createTable<string, Figures>(maps.figures, (key) =>
    hasRecord(maps.figures, key, FIGURES_FIELDS) ? readFigures(maps.figures, key) : null,
  );
  const crewOf = indexByFirstId(maps.crew);
  const shotsOf = indexByFirstId(maps.shots);
  const callSheets = createTable<CallSheetId, CallSheet>(maps.sheets, (id) =>
    isRecordId(id) && hasRecord(maps.sheets, id, CALL_SHEET_FIELDS) && !isMarkedRemoved(maps.sheets, id)
      ? readCallSheet(maps, id, crewOf.keys(id), shotsOf.keys(id))
      : null,
  );
  const templates = createTable<TemplateId, ScriptTemplate>(maps.templates, (id) =>
    isRecordId(id) && hasRecord(maps.templates, id, TEMPLATE_FIELDS) ? readTemplate(maps.templates, id) : null,
  );
  const holidays = createTable<string, HolidayEntry>(maps.holidays, (id) => readHolidayEntry(maps.holidays, id));
  const nodes = createTable<string, KeptNode>(maps.nodes, (id) => readKeptNode(maps.nodes, id));
  const views = createTable<SavedViewId, SavedView>(maps.views, (id) =>
    isRecordId(id) && hasRecord(maps.views, id, VIEW_FIELDS) ? readSavedView(maps.views, id) : null,
  );
  const paces = createTable<PaceId, Pace>(maps.paces, (id) =>
    isRecordId(id) && hasRecord(maps.paces, id, PACE_FIELDS) ? readPace(maps.paces, id) : null,
  );
  const clashes = createVideoClashes(maps.videos);

  let state = EMPTY_PLAN;
  let stale = true;
  let changed = false;
  const touchedVideos = new Set<string>();
  const listeners = createListeners<[]>();
  const videoListeners = new Map<string, Listeners<[]>>();

  function observe(map: Y.Map<unknown>, touch: (id: string) => void): () => void {
    const onChange = (event: Y.YMapEvent<unknown>) => {
      for (const id of touchedIds(event)) touch(id);
      stale = true;
      changed = true;
    };
    map.observe(onChange);
    return () => map.unobserve(onChange);
  }

  function touchVideo(id: string): void {
    videos.touch(id);
    touchedVideos.add(id);
  }

  maps.videos.observe(clashes.touch);
  const stops = [
    () => maps.videos.unobserve(clashes.touch),
    observe(maps.videos, touchVideo),
    observe(maps.ratings, (key) => touchVideo(ratingsOf.touch(key))),
    observe(maps.channels, channels.touch),
    observe(maps.campaigns, campaigns.touch),
    observe(maps.phases, (key) => {
      phasesOf.touch(key);
      const ids = splitPhaseKey(key);
      if (ids) campaigns.touch(ids.campaignId);
    }),
    observe(maps.asks, (key) => campaigns.touch(asksOf.touch(key))),
    observe(maps.figures, figures.touch),
    observe(maps.templates, templates.touch),
    observe(maps.holidays, holidays.touch),
    observe(maps.nodes, nodes.touch),
    observe(maps.views, views.touch),
    observe(maps.paces, paces.touch),
    observe(maps.brand, () => undefined),
    observe(maps.sheets, callSheets.touch),
    observe(maps.crew, (key) => callSheets.touch(crewOf.touch(key))),
    observe(maps.shots, (key) => callSheets.touch(shotsOf.touch(key))),
  ];

  function getSnapshot(): PlanState {
    if (!stale) return state;
    stale = false;
    const industries = readIndustries(maps.brand);
    const cards = videos.snapshot();
    const next: PlanState = {
      videos: cards,
      channels: channels.snapshot(),
      campaigns: campaigns.snapshot(),
      figures: figures.snapshot(),
      callSheets: callSheets.snapshot(),
      templates: templates.snapshot(),
      plans: plans.snapshot(),
      views: views.snapshot(),
      paces: paces.snapshot(),
      videoClashes: clashes.read(cards),
      industries: equalityDeep(industries, state.industries) ? state.industries : industries,
      holidays: holidays.snapshot(),
      nodes: nodes.snapshot(),
    };
    const parts = Object.keys(next) as (keyof PlanState)[];
    if (parts.some((part) => next[part] !== state[part])) state = next;
    const same =
      next.videos === state.videos &&
      next.channels === state.channels &&
      next.campaigns === state.campaigns &&
      next.figures === state.figures &&
      next.callSheets === state.callSheets &&
      next.templates === state.templates &&
      next.views === state.views &&
      next.industries === state.industries;
    if (!same) state = next;
    return state;
  }

  const plans = readPlanDocs(doc, () => {
    stale = true;
    changed = true;
  });

  let announced = state;
  function announce(): void {
    if (!changed) return;
    changed = false;
    const touched = [...touchedVideos];
    touchedVideos.clear();
    // Without listeners nothing is read until somebody asks.
    if (listeners.size === 0 && videoListeners.size === 0) return;
    const before = announced;
    announced = getSnapshot();
    if (announced === before) return;
    for (const id of touched) videoListeners.get(id)?.emit();
    listeners.emit();
  }
  doc.on("afterTransaction", announce);

  return {
    doc,
    getSnapshot,
    subscribe(listener) {
      announced = getSnapshot();
      return listeners.add(listener);
    },
    subscribeVideo(id, listener) {
      announced = getSnapshot();
      const entry = videoListeners.get(id) ?? createListeners<[]>();
      videoListeners.set(id, entry);
      const remove = entry.add(listener);
      return () => {
        remove();
        if (entry.size === 0) videoListeners.delete(id);
      };
    },
    destroy() {
      doc.off("afterTransaction", announce);
      for (const stop of stops) stop();
      plans.stop();
      listeners.clear();
      videoListeners.clear();
    },
  };
}

/** Which phases each campaign has, kept up to date key by key. */
function indexPhases(map: Y.Map<unknown>): { ids(campaignId: string): Iterable<PhaseId>; touch(key: string): void } {
  let index: Map<string, Set<PhaseId>> | null = null;

  function add(key: string): void {
    const ids = splitPhaseKey(key);
    if (!ids || !index) return;
    const known = index.get(ids.campaignId) ?? new Set<PhaseId>();
    index.set(ids.campaignId, known);
    // An edit without a seed is left over from an undone creation; a phase needs its seed.
    if (map.has(key)) known.add(ids.phaseId);
    else known.delete(ids.phaseId);
  }

  return {
    ids(campaignId) {
      if (!index) {
        index = new Map();
        for (const key of map.keys()) add(splitKey(key).id);
      }
      return index.get(campaignId) ?? [];
    },
    touch: add,
  };
}
