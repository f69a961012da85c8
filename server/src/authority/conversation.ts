import type { Annotation, Named } from "@tongpin/domain/annotations";
import { asId, type BrandId, type PersonId, type VideoId } from "@tongpin/domain/base";
import type { Comment } from "@tongpin/domain/records";
import type { Database } from "../sql/opened.ts";
import type { Tx } from "../sql/transact.ts";

/** A video's review notes, oldest first. */
export async function commentsOf(db: Database | Tx, brandId: BrandId, videoId: VideoId): Promise<readonly Comment[]> {
  const rows = await db
    .selectFrom("comments")
    .select("comment")
    .where("brand_id", "=", brandId)
    .where("video_id", "=", videoId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row) => JSON.parse(row.comment) as Comment);
}

export async function saveComment(tx: Tx, brandId: BrandId, comment: Comment): Promise<void> {
  const json = JSON.stringify(comment);
  await tx
    .insertInto("comments")
    .values({ brand_id: brandId, id: comment.id, video_id: comment.videoId, comment: json, at: comment.at })
    .onConflict((conflict) => conflict.columns(["brand_id", "id"]).doUpdateSet({ comment: json }))
    .execute();
}

/** What the team wrote beside a video's script, oldest first. */
export async function annotationsOf(
  db: Database | Tx,
  brandId: BrandId,
  videoId: VideoId,
): Promise<readonly Annotation[]> {
  const rows = await db
    .selectFrom("annotations")
    .select("annotation")
    .where("brand_id", "=", brandId)
    .where("video_id", "=", videoId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row) => JSON.parse(row.annotation) as Annotation);
}

/** False when another video has an annotation under this id. */
export async function saveAnnotation(tx: Tx, brandId: BrandId, annotation: Annotation): Promise<boolean> {
  const { id, videoId, at } = annotation;
  const json = JSON.stringify(annotation);
  const saved = await tx
    .insertInto("annotations")
    .values({ brand_id: brandId, id, video_id: videoId, annotation: json, at })
    .onConflict((conflict) =>
      conflict
        .columns(["brand_id", "id"])
        .doUpdateSet({ annotation: json })
        .where("annotations.video_id", "=", videoId),
    )
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows !== 0n;
}

/** Who may be named or asked in a brand. */
export async function namedMembers(db: Database | Tx, brandId: BrandId): Promise<readonly Named[]> {
  const rows = await db
    .selectFrom("memberships")
    .innerJoin("persons", "persons.id", "memberships.person_id")
    .select(["persons.id", "persons.name"])
    .where("memberships.brand_id", "=", brandId)
    .execute();
  return rows.map(({ id, name }) => ({ id: asId<PersonId>(id), name }));
}
