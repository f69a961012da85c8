import { useRouter, useRouterState } from "@tanstack/react-router";
import type { VideoId } from "@tongpin/domain/base";
import { useMemo } from "react";
import { useBrandSource } from "../runtime/context.ts";

/** What the URL says after "?": plain strings, so that a copied address means the same everywhere. */
export type Query = Readonly<Record<string, string>>;

export type VideoTab = "overview" | "script" | "shots" | "production" | "review" | "post" | "data" | "records";

export interface Go {
  /** Any path, e.g. from `paths`. */
  to(path: string, query?: Query): void;
  /** An address of this app with its query, as it was copied. */
  href(address: string): void;
  video(videoId: VideoId, tab?: VideoTab, query?: Query): void;
  review(videoId: VideoId, query?: Query): void;
  calendar(query?: Query): void;
  /** Changes the query in place; null or "" removes a key. Without `push` the Back key does not stop at it. */
  query(patch: Readonly<Record<string, string | null>>, options?: { push?: boolean }): void;
  back(): void;
}

/** Paths of one brand's screens. */
export function pathsOf(brandId: string) {
  const base = `/b/${brandId}`;
  return {
    today: base,
    calendar: `${base}/calendar`,
    campaigns: `${base}/campaigns`,
    channelGrid: (channelId: string) => `${base}/channels/${channelId}/grid`,
    videos: `${base}/videos`,
    video: (videoId: string, tab: VideoTab = "overview") => `${base}/video/${videoId}/${tab}`,
    shoots: `${base}/shoots`,
    shootDay: (sheetId: string) => `${base}/shoots/${sheetId}`,
    onSetDay: (sheetId: string) => `${base}/shoots/${sheetId}/set`,
    onSet: (videoId: string) => `${base}/set/${videoId}`,
    printShots: (videoId: string) => `${base}/print/${videoId}`,
    printCalendar: `${base}/print/calendar`,
    prompter: (videoId: string) => `${base}/video/${videoId}/prompter`,
    reviewDesk: `${base}/review`,
    review: (videoId: string) => `${base}/review/${videoId}`,
    settings: (section = "members") => `${base}/settings/${section}`,
    more: `${base}/more`,
  };
}

/** The brand that a path is about. */
export function brandOf(pathname: string): string | null {
  return /^\/b\/([^/]+)/.exec(pathname)?.[1] ?? null;
}

export function usePaths() {
  const brandId = useBrandSource()?.brandId ?? "";
  return useMemo(() => pathsOf(brandId), [brandId]);
}

/** The present query. */
export function useQuery(): Query {
  return useRouterState({ select: (state) => state.location.search as Query });
}

/** Going somewhere, for what is not a link. Prefer links (`AppLink`): they open in new tabs. */
export function useGo(): Go {
  const router = useRouter();
  const paths = usePaths();
  return useMemo(() => {
    const to = (path: string, query: Query = {}) => void router.navigate({ to: path, search: query });
    return {
      to,
      href: (address) => router.history.push(address),
      video: (videoId, tab = "overview", query) => to(paths.video(videoId, tab), query),
      review: (videoId, query) => to(paths.review(videoId), query),
      calendar: (query) => to(paths.calendar, query),
      query(patch, options) {
        // The latest location, not the rendered one: two changes in one turn must both stay.
        const { pathname, search } = router.latestLocation;
        const next: Record<string, string> = { ...(search as Query) };
        for (const [key, value] of Object.entries(patch)) {
          if (value) next[key] = value;
          else delete next[key];
        }
        void router.navigate({ to: pathname, search: next, replace: options?.push !== true });
      },
      back: () => router.history.back(),
    };
  }, [router, paths]);
}
