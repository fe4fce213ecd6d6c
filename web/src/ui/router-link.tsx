import { type AnchorHTMLAttributes, forwardRef, type MouseEvent } from "react";
import { leaveBy } from "./app-bridge.ts";
import { openAddress } from "./open-address.ts";

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "target"> & {
  readonly url: string;
  readonly external?: boolean;
  readonly target?: "_blank" | "_self" | "_parent" | "_top";
};

/** What Polaris draws for every link: our own addresses change the page without loading it again. */
export const RouterLink = forwardRef<HTMLAnchorElement, Props>(function RouterLink(
  { url, external = false, target, onClick, ...rest },
  ref,
) {
  const isOurs = url.startsWith("/") && !external;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    // A table row opens its order on click as well; without this a click on the link inside would open it twice.
    event.stopPropagation();
    onClick?.(event);
    if (!isOurs || event.defaultPrevented || wantsNewTab(event)) return;
    event.preventDefault();
    leaveBy(() => openAddress(url));
  };
  const leaving = external ? { target: "_blank", rel: "noopener noreferrer" } : { target };
  // The caller's children arrive in `rest`.
  return <a {...rest} {...leaving} ref={ref} href={url} onClick={follow} />;
});

const wantsNewTab = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
