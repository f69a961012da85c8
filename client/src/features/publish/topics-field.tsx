import { DOUYIN } from "@tongpin/domain/video";
import { TEXT_LIMITS } from "@tongpin/workspace";
import { type KeyboardEvent, useId, useState } from "react";
import { useT } from "../../app/index.ts";
import { IconClose } from "../../ui/icons/index.ts";
import type { PostFieldProps } from "./post-form.tsx";

/** 话题 as they will stand in the caption. Space, Enter or # ends one; Backspace in the empty field takes the last back. */
export function TopicsField({ post, mayEdit, onSave }: PostFieldProps) {
  const t = useT("publish");
  const id = useId();
  const [text, setText] = useState("");

  function add(words: string) {
    const fresh = words.split(/[\s#＃,，、]+/u).filter((word) => word !== "");
    if (fresh.length > 0) onSave({ topics: [...post.topics, ...fresh] });
    setText("");
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      add(text);
    } else if (event.key === "Backspace" && text === "" && post.topics.length > 0) {
      onSave({ topics: post.topics.slice(0, -1) });
    }
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-ink-2 text-small">
        {t("topics")}
      </label>
      <div className="flex min-h-control flex-wrap items-center gap-1 rounded-md border border-line-strong bg-raised px-1.5 py-1 focus-within:border-accent">
        {post.topics.map((topic) => (
          <span
            key={topic}
            className="inline-flex h-6 items-center gap-0.5 rounded-sm bg-accent-soft pl-1.5 text-accent-text"
          >
            #{topic}
            {mayEdit ? (
              <button
                type="button"
                aria-label={t("removeTopic", { topic })}
                className="flex size-6 items-center justify-center rounded-sm hover:bg-hover"
                onClick={() => onSave({ topics: post.topics.filter((candidate) => candidate !== topic) })}
              >
                <IconClose size={12} />
              </button>
            ) : (
              <span className="w-1" />
            )}
          </span>
        ))}
        <input
          id={id}
          value={text}
          readOnly={!mayEdit}
          maxLength={TEXT_LIMITS.topic}
          placeholder={post.topics.length === 0 ? t("topicsPlaceholder") : undefined}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => add(text)}
          className="h-6 min-w-24 flex-1 bg-transparent px-1 outline-none placeholder:text-ink-3 pointer-coarse:text-script"
        />
      </div>
      <p className="text-ink-3 text-small tabular-nums">{`${post.topics.length}/${DOUYIN.topicsMax}`}</p>
    </div>
  );
}
