import { useRouter, useRouterState } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent, Ref } from "react";
import type { Query } from "./hooks/use-go.ts";
import { useServices } from "./runtime/context.ts";
import { stringifySearch } from "./search-text.ts";
import { warmUp } from "./warm-up.ts";

export interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  /** A path, e.g. from `usePaths()`. */
  to: string;
  query?: Query;
  /** Put in place of the present entry, so that Back leaves the item. */
  replace?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

const NO_QUERY: Query = {};

/**
 * A link inside the app. The router's own follows the present address from every link; lists have hundreds of them, and
 * only `NavLink` asks.
 */
export function AppLink(props: AppLinkProps) {
  const { to, query = NO_QUERY, replace = false, onClick, onPointerEnter, onFocus, ...attributes } = props;
  const router = useRouter();
  const services = useServices();
  // The code of where it leads, while the pointer is still on its way down.
  const warm = () => warmUp(router, services, to);
  function open(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || isElsewhere || attributes.target) return;
    event.preventDefault();
    void router.navigate({ to, search: query, replace });
  }
  return (
    <a
      {...attributes}
      href={`${to}${stringifySearch(query)}`}
      onClick={open}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        warm();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        warm();
      }}
    />
  );
}

/** A link of the navigation: `aria-current="page"` where one is, or `exact`, only on that very path. */
export function NavLink({ exact = false, ...props }: AppLinkProps & { exact?: boolean }) {
  const { to } = props;
  const isHere = useRouterState({
    select: ({ location: { pathname } }) => pathname === to || (!exact && pathname.startsWith(`${to}/`)),
  });
  return <AppLink {...props} aria-current={isHere ? "page" : undefined} />;
}
