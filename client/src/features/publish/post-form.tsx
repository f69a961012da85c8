import { mayWriteRoom } from "@tongpin/domain/access";
import type { VideoId } from "@tongpin/domain/base";
import { DOUYIN, type Post, type PostField, type PostProblem, validatePost } from "@tongpin/domain/video";
import { type ScriptRoom, type ScriptState, TEXT_LIMITS, updatePost } from "@tongpin/workspace";
import type { ReactNode } from "react";
import { refusalText, useApp, useCommands, useScriptState, useT, useToast, useVideo } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { Field, Input, Textarea } from "../../ui/field.tsx";
import { CoverField } from "./cover-field.tsx";
import { LinksField } from "./links-field.tsx";
import { useLiveText } from "./live-text.tsx";
import { TopicsField } from "./topics-field.tsx";

const postOf = (state: ScriptState): Post => state.post;
const latestCut = (state: ScriptState) => state.cuts.at(-1) ?? null;

export interface PostFieldProps {
  readonly post: Post;
  readonly mayEdit: boolean;
  onSave(patch: Partial<Post>): void;
}

/** The words that go out with the film, edited where they stand, with what the platform allows beside them. */
export function PostForm({ videoId, room }: { videoId: VideoId; room: ScriptRoom }) {
  const t = useT("publish");
  const tc = useT("common");
  const { role } = useApp();
  const video = useVideo(videoId);
  const post = useScriptState(room, postOf);
  const cut = useScriptState(room, latestCut);
  const commands = useCommands();
  const toast = useToast();
  const mayEdit = mayWriteRoom(role, "script");
  const form = video?.form ?? "video";
  const problems = validatePost(post, { form, durationMs: cut?.durationMs ?? null });

  function onSave(patch: Partial<Post>) {
    const saved = updatePost(room, { patch }, commands());
    if (!saved.ok) {
      toast.error({ what: refusalText(tc, saved.error.code), safe: t("notSaved"), todo: t("notSavedTodo") });
    }
  }

  const title = useLiveText<HTMLInputElement>(post.title, (text) => onSave({ title: text }));
  const caption = useLiveText<HTMLTextAreaElement>(post.caption, (text) => onSave({ caption: text }));
  const shared = { post, mayEdit, onSave };
  return (
    <section aria-label={t("form.label")} className="flex min-w-0 flex-col gap-5">
      <Part field="title" problems={problems}>
        <Field label={t("title")} hint={<Count text={post.title} max={DOUYIN.titleMax[form]} />}>
          {(control) => <Input {...control} {...title} readOnly={!mayEdit} maxLength={TEXT_LIMITS.postTitle} />}
        </Field>
      </Part>
      <Part field="caption" problems={problems}>
        <Field label={t("caption")} hint={<Count text={post.caption} max={DOUYIN.captionMax} />}>
          {(control) => (
            <Textarea
              {...control}
              {...caption}
              readOnly={!mayEdit}
              rows={6}
              maxLength={TEXT_LIMITS.caption}
              className="text-read"
            />
          )}
        </Field>
      </Part>
      <Part field="topics" problems={problems}>
        <TopicsField {...shared} />
      </Part>
      <Part field="links" problems={problems}>
        <LinksField {...shared} />
      </Part>
      <Part field="cover" problems={problems}>
        <CoverField {...shared} cut={cut} />
      </Part>
    </section>
  );
}

/** A field with what keeps it from going out, below it. */
function Part({
  field,
  problems,
  children,
}: {
  field: PostField;
  problems: readonly PostProblem[];
  children: ReactNode;
}) {
  const t = useT("review");
  const own = problems.filter((problem) => problem.field === field);
  return (
    <div className="flex flex-col gap-1">
      {children}
      {own.map((problem) => (
        <p
          key={`${problem.code}:${problem.index}`}
          className={classNames("text-small", problem.severity === "block" ? "text-danger" : "text-warn")}
        >
          {t(`problems.${problem.code}`, { ...problem.params })}
        </p>
      ))}
    </div>
  );
}

function Count({ text, max }: { text: string; max: number }) {
  const length = [...text].length;
  return <span className={classNames("tabular-nums", length > max && "text-danger")}>{`${length}/${max}`}</span>;
}
