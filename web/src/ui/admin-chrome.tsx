import { useEffect } from "react";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ui-nav-menu": { readonly children: React.ReactNode };
      "ui-title-bar": { readonly title: string };
    }
  }
}

export type NavItem = { readonly label: string; readonly url: string };

type NavMenuProps = {
  readonly home: NavItem;
  readonly items: readonly NavItem[];
  readonly onNavigate: (url: string) => void;
};

/** Links for the admin's side bar: App Bridge draws them outside our frame and reports a click as `shopify:navigate`. */
export function NavMenu({ home, items, onNavigate }: NavMenuProps) {
  useEffect(() => {
    const follow = (event: Event) => {
      const url = event.target instanceof Element ? event.target.getAttribute("href") : null;
      if (url !== null) onNavigate(url);
    };
    document.addEventListener("shopify:navigate", follow);
    return () => document.removeEventListener("shopify:navigate", follow);
  }, [onNavigate]);
  return (
    <ui-nav-menu>
      <a href={home.url} rel="home">
        {home.label}
      </a>
      {items.map((item) => (
        <a key={item.url} href={item.url}>
          {item.label}
        </a>
      ))}
    </ui-nav-menu>
  );
}

export function TitleBar({ title }: { readonly title: string }) {
  useEffect(() => {
    document.title = `${title} · Otofatura`;
  }, [title]);
  return <ui-title-bar title={title} />;
}
