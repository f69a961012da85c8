import type { PostLink } from "@tongpin/domain/video";
import { TEXT_LIMITS } from "@tongpin/workspace";
import { type FormEvent, useState } from "react";
import { useT } from "../../app/index.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Input } from "../../ui/field.tsx";
import { IconPlus, IconTrash } from "../../ui/icons/index.ts";
import type { PostFieldProps } from "./post-form.tsx";

/** 商品/小程序链接: a name and an address each. */
export function LinksField({ post, mayEdit, onSave }: PostFieldProps) {
  const t = useT("publish");
  const [label, setLabel] = useState("");
  const [url, setUrl] = useState("");
  const [isOpen, setIsOpen] = useState(false);

  function add(event: FormEvent) {
    event.preventDefault();
    const address = url.trim();
    if (address === "") return;
    // The usual paste has no scheme; a wrong one is said below by the check.
    const link: PostLink = { label: label.trim(), url: /^[a-z]+:\/\//i.test(address) ? address : `https://${address}` };
    onSave({ links: [...post.links, link] });
    setLabel("");
    setUrl("");
    setIsOpen(false);
  }

  return (
    <div className="flex flex-col gap-1">
      <span className="text-ink-2 text-small">{t("links")}</span>
      {post.links.length > 0 ? (
        <ul className="flex flex-col border-line border-t">
          {post.links.map((link) => (
            <li key={`${link.label} ${link.url}`} className="flex min-h-row items-center gap-2 border-line border-b">
              <span className="max-w-40 shrink-0 truncate font-medium">{link.label || t("unnamedLink")}</span>
              <a
                href={link.url}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="min-w-0 flex-1 truncate text-ink-2 underline-offset-2 hover:underline"
              >
                {link.url}
              </a>
              {mayEdit ? (
                <IconButton
                  size="small"
                  tip="left"
                  label={t("removeLink", { label: link.label || link.url })}
                  icon={<IconTrash size={14} />}
                  onClick={() => onSave({ links: post.links.filter((candidate) => candidate !== link) })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayEdit && isOpen ? (
        <form onSubmit={add} className="flex flex-wrap gap-2">
          <Input
            aria-label={t("linkLabel")}
            placeholder={t("linkLabel")}
            value={label}
            maxLength={TEXT_LIMITS.linkLabel}
            className="w-36 flex-none"
            onChange={(event) => setLabel(event.target.value)}
          />
          <Input
            aria-label={t("linkUrl")}
            placeholder="https://"
            inputMode="url"
            value={url}
            maxLength={TEXT_LIMITS.url}
            className="min-w-40 flex-1"
            onChange={(event) => setUrl(event.target.value)}
          />
          <Button type="submit" disabled={url.trim() === ""}>
            {t("addLink")}
          </Button>
        </form>
      ) : null}
      {mayEdit && !isOpen ? (
        <Button
          tone="quiet"
          size="small"
          icon={<IconPlus size={14} />}
          className="-ml-2 self-start"
          onClick={() => setIsOpen(true)}
        >
          {t("addLink")}
        </Button>
      ) : null}
    </div>
  );
}
