import { type Instant, ok, type Result, refuse } from "../base/index.ts";
import { approvalOf, roundsOf } from "../review/state.ts";
import { readPublishedUrl } from "../video/share-text.ts";
import { CLOCK_TOLERANCE_MS, type RecordFacts } from "./facts.ts";
import type { RecordBody, RecordCommand } from "./model.ts";

type Publish = Extract<RecordCommand, { type: "publish" }>;

/**
 * 发布回填: where the approved content can be seen. Only an approve of exactly today's content opens it (CNT-04). Refusals:
 * `not-approved`, those of `readPublishedUrl`, `published-in-future`, `published-before-approval`, `already-published`
 * (this address is recorded already).
 */
export function decidePublication(command: Publish, facts: RecordFacts, now: Instant): Result<readonly RecordBody[]> {
  const { videoId, submissionId, contentHash, publishedAt } = command;
  if (facts.content?.hash !== contentHash || facts.content.pinned.videoId !== videoId) return refuse("not-approved");
  const approval = approvalOf({ rounds: roundsOf(facts.entries, videoId) }, contentHash);
  if (approval.type !== "approved" || approval.submissionId !== submissionId) return refuse("not-approved");
  const link = readPublishedUrl(command.url);
  if (!link.ok) return link;
  if (publishedAt > now + CLOCK_TOLERANCE_MS) return refuse("published-in-future");
  // A minute typed by hand is rounded down; anything earlier went out without consent and is no publication of this approval.
  if (publishedAt + CLOCK_TOLERANCE_MS < approval.at) return refuse("published-before-approval");
  const { url } = link.value;
  if (facts.entries.some(({ body }) => body.type === "publication" && body.url === url))
    return refuse("already-published");
  return ok([{ type: "publication", videoId, submissionId, contentHash, url, publishedAt }]);
}
