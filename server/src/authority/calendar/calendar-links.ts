import { asId, type ChannelId, ok, type Result, refuse } from "@tongpin/domain/base";
import type { NameLocale } from "@tongpin/domain/calendar";
import {
  CALENDAR_LINK_TYPES,
  type CalendarLinkType,
  type CalendarScope,
  scopeFor,
} from "@tongpin/domain/calendar-link";
import type { CalendarLinkCreated, CalendarLinkInfo } from "@tongpin/protocol";
import type { Selectable } from "kysely";
import { hashToken, newId, newToken } from "../../auth/tokens.ts";
import { asSystem } from "../../sql/acting.ts";
import type { Database } from "../../sql/opened.ts";
import type { Tables } from "../../sql/tables.ts";
import { transact } from "../../sql/transact.ts";
import type { AccessChange, AccessFeed } from "../access-feed.ts";
import { type AuditAction, writeAudit } from "../audit.ts";
import type { Clock } from "../clock.ts";
import { holdBrand } from "../ledger.ts";

export interface NewCalendarLink {
  readonly brandId: string;
  readonly type: CalendarLinkType;
  readonly label: string;
  readonly locale: NameLocale;
  readonly channelId: string | null;
  readonly kinds: readonly string[];
  readonly details: readonly string[];
  readonly expiresInHours: number | null;
}

/** A link that is open now. */
export interface CalendarLink {
  readonly id: string;
  readonly brandId: string;
  readonly type: CalendarLinkType;
  readonly label: string;
  readonly locale: NameLocale;
  readonly scope: CalendarScope;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export interface CalendarLinks {
  /** Refuses `calendar-empty` when nothing of what was asked for may be shown by such a link, `too-many-links`. */
  create(by: string, link: NewCalendarLink): Promise<Result<CalendarLinkCreated>>;
  list(brandId: string): Promise<readonly CalendarLinkInfo[]>;
  rename(by: string, brandId: string, id: string, label: string): Promise<Result<void>>;
  /** It answers nothing any more when this resolves. */
  revoke(by: string, brandId: string, id: string): Promise<Result<void>>;
  /** The token is the proof. Refuses `link-unknown`, also for a token of the other type; `link-revoked`, `link-expired`. */
  open(type: CalendarLinkType, token: string): Promise<Result<CalendarLink>>;
}

/** Each may be asked for again and again, so there is an end to them. */
const MOST_OPEN = 50;
/** That a link is used is worth a write now and then, not one for each look. */
const USED_EVERY_MS = 5 * 60_000;

export function createCalendarLinks(deps: { db: Database; clock: Clock; feed: AccessFeed }): CalendarLinks {
  const { db, clock, feed } = deps;

  async function open(type: CalendarLinkType, token: string): Promise<Result<CalendarLink>> {
    const row = await db
      .selectFrom("calendar_links")
      .selectAll()
      .where("hash", "=", hashToken(token))
      .where("type", "=", type)
      .executeTakeFirst();
    if (!row) return refuse("link-unknown");
    const now = clock.now();
    if (row.revoked_at !== null) return refuse("link-revoked");
    if (row.expires_at !== null && row.expires_at <= now) return refuse("link-expired");
    if (row.last_used_at === null || now - row.last_used_at >= USED_EVERY_MS) {
      await db.updateTable("calendar_links").set({ last_used_at: now }).where("id", "=", row.id).execute();
    }
    return ok(linkOf(row));
  }

  /** Changes a link that is open, in the brand's turn. */
  async function change(
    brandId: string,
    id: string,
    to: Partial<Pick<Row, "label" | "revoked_at">>,
    audit: { readonly by: string; readonly action: AuditAction },
    announced: AccessChange | null,
  ): Promise<Result<void>> {
    const done = await transact(db, async (tx) => {
      await holdBrand(tx, brandId);
      const changed = await tx
        .updateTable("calendar_links")
        .set(to)
        .where("id", "=", id)
        .where("brand_id", "=", brandId)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) return refuse("not-found");
      await writeAudit(tx, { at: clock.now(), actorId: audit.by, action: audit.action, brandId, subject: id });
      if (announced) await feed.announce(tx, announced);
      return ok();
    });
    if (done.ok && announced) feed.changed(announced);
    return done;
  }

  return {
    create(by, link) {
      const scope = scopeFor(link.type, {
        kinds: link.kinds,
        channelId: link.channelId === null ? null : asId<ChannelId>(link.channelId),
        details: link.details,
      });
      return transact(db, async (tx) => {
        if (scope.kinds.length === 0) return refuse("calendar-empty");
        await holdBrand(tx, link.brandId);
        const at = clock.now();
        const { count } = await tx
          .selectFrom("calendar_links")
          .select((eb) => eb.fn.countAll<number>().as("count"))
          .where("brand_id", "=", link.brandId)
          .where("revoked_at", "is", null)
          .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", at)]))
          .executeTakeFirstOrThrow();
        if (Number(count) >= MOST_OPEN) return refuse("too-many-links", { max: MOST_OPEN });
        const token = newToken();
        const id = newId();
        const expiresAt = link.expiresInHours === null ? null : at + link.expiresInHours * 3_600_000;
        await tx
          .insertInto("calendar_links")
          .values({
            id,
            hash: hashToken(token),
            brand_id: link.brandId,
            type: link.type,
            label: link.label.trim(),
            locale: link.locale,
            channel_id: scope.channelId,
            kinds: JSON.stringify(scope.kinds),
            details: JSON.stringify(scope.details),
            created_by: by,
            created_at: at,
            expires_at: expiresAt,
            revoked_at: null,
            last_used_at: null,
          })
          .execute();
        await writeAudit(tx, { at, actorId: by, action: "create-calendar-link", brandId: link.brandId, subject: id });
        return ok({ id, token, expiresAt });
      });
    },
    async list(brandId) {
      const rows = await db
        .selectFrom("calendar_links")
        .selectAll()
        .where("brand_id", "=", brandId)
        .orderBy("created_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        type: row.type,
        label: row.label,
        channelId: row.channel_id,
        kinds: JSON.parse(row.kinds) as string[],
        details: JSON.parse(row.details) as string[],
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        revokedAt: row.revoked_at,
        lastUsedAt: row.last_used_at,
      }));
    },
    rename: (by, brandId, id, label) =>
      change(brandId, id, { label: label.trim() }, { by, action: "rename-calendar-link" }, null),
    revoke: (by, brandId, id) =>
      change(
        brandId,
        id,
        { revoked_at: clock.now() },
        { by, action: "revoke-calendar-link" },
        { type: "link-revoked", brandId, linkId: id },
      ),
    open: (type, token) => asSystem(() => open(type, token)),
  };
}

type Row = Selectable<Tables["calendar_links"]>;

/** What is stored is read once more through the rule: a link never shows more than its type may, whatever a row says. */
function linkOf(row: Row): CalendarLink {
  const type = CALENDAR_LINK_TYPES.find((known) => known === row.type) ?? "page";
  return {
    id: row.id,
    brandId: row.brand_id,
    type,
    label: row.label,
    locale: row.locale === "en" || row.locale === "zh-Hant" ? row.locale : "zh-Hans",
    scope: scopeFor(type, {
      kinds: JSON.parse(row.kinds) as string[],
      channelId: row.channel_id === null ? null : asId<ChannelId>(row.channel_id),
      details: JSON.parse(row.details) as string[],
    }),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
