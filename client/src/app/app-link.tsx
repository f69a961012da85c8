import { Link } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";
import type { Query } from "./hooks/use-go.ts";

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  /** A path, e.g. from `usePaths()`. */
  to: string;
  query?: Query;
  /** The whole path must be the present one, not only its beginning, for `aria-current`. */
  exact?: boolean;
  /** Put in place of the present entry, so that Back leaves the item. */
  replace?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

/** A link inside the app. It carries `aria-current="page"` and `data-status="active"` where one is. */
export function AppLink({ to, query, exact, replace, ...attributes }: AppLinkProps) {
  // The router's own props are typed by route; attributes of an anchor pass through it untouched.
  const rest: object = attributes;
  return (
    <Link
      to={to}
      search={query ?? {}}
      activeOptions={{ exact: exact ?? false, includeSearch: false }}
      {...(replace ? { replace } : {})}
      {...rest}
    />
  );
}
